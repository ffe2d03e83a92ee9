import Handlebars from 'handlebars';

/** Controls, line and paragraph separators, and the marks that turn the direction of text (Unicode TR36 §2.5). */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu;

/** What somebody typed stays within its line: it can forge neither a header nor a line of the text part. */
export const oneLine = (text: string): string => text.replace(unsafe, ' ').trim();

type Change = (text: string) => unknown;

/** Every text in the variables changed; objects lose their prototype, so that a template finds only what it was given. */
export function changeTexts(value: unknown, change: Change): unknown {
  if (typeof value === 'string') return change(oneLine(value));
  if (Array.isArray(value)) return value.map((each) => changeTexts(each, change));
  if (value === null || typeof value !== 'object') return value;
  const plain = Object.create(null) as Record<string, unknown>;
  for (const [key, each] of Object.entries(value)) plain[key] = changeTexts(each, change);
  return plain;
}

/** For HTML: texts, which Handlebars escapes. */
export const htmlValues = (variables: object): unknown => changeTexts(variables, (text) => text);

/** For plain text, where `&amp;` would be wrong: texts that Handlebars takes as they are. An empty one stays falsy. */
export const textValues = (variables: object): unknown =>
  changeTexts(variables, (text) => text && new Handlebars.SafeString(text));

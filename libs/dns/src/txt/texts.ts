import type { DnsRecord } from '../wire/message';
import { escaped } from '../names/escape';

const mostShown = 3;
const longestShown = 100;

/** The TXT records at a name, the strings of each joined without anything between. */
export const textsAt = (owner: string, records: readonly DnsRecord[]): Buffer[] =>
  records.flatMap(({ name, type, data }) =>
    name === owner && type === 'TXT' && data.kind === 'text' ? [Buffer.concat(data.strings)] : [],
  );

/** The first three, cut and escaped. */
export function shownTexts(texts: readonly Uint8Array[]): string {
  const more = texts.length - mostShown;
  const shown = texts.slice(0, mostShown).map((text) => escaped(text, longestShown));
  return [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

/** Both with what differs between « and ». */
export function marked(found: Uint8Array, expected: Uint8Array): { found: string; expected: string } {
  const shorter = Math.min(found.length, expected.length);
  let start = 0;
  while (start < shorter && found[start] === expected[start]) start += 1;
  let end = 0;
  while (end < shorter - start && found.at(-1 - end) === expected.at(-1 - end)) end += 1;
  const mark = (text: Uint8Array) => {
    const middle = escaped(text.subarray(start, text.length - end), longestShown);
    return `${escaped(text.subarray(0, start))}«${middle}»${escaped(text.subarray(text.length - end))}`;
  };
  return { found: mark(found), expected: mark(expected) };
}

import { createHash } from 'node:crypto';
import { finding, type Finding } from '../finding';
import { marked, shownTexts } from './texts';

/** An earlier challenge of the same enterprise and name: SHA-256 of its value, in hex. */
export interface EarlierChallenge {
  readonly hash: string;
  readonly createdAt: Date;
}
interface Expected {
  readonly base: string;
  readonly name: string;
  readonly value: string;
  readonly earlier: readonly EarlierChallenge[];
}

/** Slips of copying, the most exact first. Each says what would be equal if it were mended. */
const slips: readonly (readonly [string, (text: string, value: string) => boolean])[] = [
  ['txt-quoted', (text, value) => text.replace(/["'“”\\]/g, '') === value],
  ['txt-whitespace', (text, value) => text.replace(/\s/g, '') === value],
  ['txt-case', (text, value) => text.toLowerCase() === value],
  ['txt-trailing-dot', (text, value) => text === `${value}.`],
  ['txt-embedded', (text, value) => text.includes(value)],
];

/** What the records at the name itself look like: each kind of slip once, and the first of the others. */
export function valueHints(texts: readonly Buffer[], expected: Expected): Finding[] {
  const hints = new Map<string, Finding>();
  const others: Buffer[] = [];
  for (const text of texts) {
    const hint = slipHint(text, expected) ?? earlierHint(text, expected);
    if (hint === null) others.push(text);
    else if (!hints.has(hint.code)) hints.set(hint.code, hint);
  }
  return [...hints.values(), ...otherValues(others, expected)];
}

function slipHint(text: Buffer, { base, name, value }: Expected): Finding | null {
  const written = text.toString();
  const slip = slips.find(([, equal]) => written !== value && value !== '' && equal(written, value));
  if (slip === undefined) return null;
  return finding(slip[0], base, {
    ...info,
    at: name,
    fix: value,
    params: { name },
    ...marked(text, Buffer.from(value)),
  });
}

function earlierHint(text: Buffer, { base, name, value, earlier }: Expected): Finding | null {
  const hash = createHash('sha256').update(text).digest('hex');
  const challenge = earlier.find((one) => one.hash === hash);
  if (challenge === undefined || text.equals(Buffer.from(value))) return null;
  const date = challenge.createdAt.toISOString();
  return finding('txt-old-value', base, {
    ...info,
    at: name,
    found: shownTexts([text]),
    expected: value,
    fix: value,
    params: { name, date },
  });
}

function otherValues(texts: readonly Buffer[], { base, name, value }: Expected): Finding[] {
  const others = texts.filter((text) => !text.equals(Buffer.from(value)));
  if (others.length === 0) return [];
  const values = shownTexts(others);
  return [
    finding('txt-other-values', base, {
      ...info,
      at: name,
      found: values,
      expected: value,
      params: { name, values: values.replaceAll('\n', ', ') },
    }),
  ];
}

const info = { severity: 'info' } as const;

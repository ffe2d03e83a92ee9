import { isDeepStrictEqual } from 'node:util';

/** Of these the audit keeps only that they changed: its records outlive the right to know them (GDPR art. 5 (1) e). */
const personal = ['mobile', 'citizenId'];

/** The state before a change, without them. */
export const beforeOf = (before: object): unknown => walk(before, null, () => undefined);

/** The state after it: `changed` where one of them did. */
export const afterOf = (before: object | null, after: object): unknown =>
  walk(after, before, (now, was) => (isDeepStrictEqual(was ?? null, now ?? null) ? undefined : 'changed'));

type Instead = (value: unknown, other: unknown) => 'changed' | undefined;

/** What becomes undefined is not written: JSON has no such thing. */
function walk(value: unknown, other: unknown, instead: Instead): unknown {
  if (Array.isArray(value)) return value.map((one: unknown, i) => walk(one, at(other, i), instead));
  if (!isObject(value) || value instanceof Date) return value;
  const entries = Object.entries(value).map(([key, one]) => {
    const beside = at(other, key);
    return [key, personal.includes(key) ? instead(one, beside) : walk(one, beside, instead)];
  });
  return Object.fromEntries(entries);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const at = (value: unknown, key: string | number): unknown => (isObject(value) ? value[key] : undefined);

import { isProblemCode, type ProblemCode } from '@countersign/contracts';
import type * as z from 'zod';
import type { Fault } from './problem';

type Place = 'body' | 'query';
type Issue = z.core.$ZodIssue;

/** Zod's issues as ours. The messages of our schemas are codes; for the others the kind of issue decides. */
export function faultsOf(error: z.ZodError, input: unknown, place: Place): Fault[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownKey([...issue.path, key], place))
      : [faultOf(issue, input, place)],
  );
}

/** These say enough by themselves; anything else is `invalid-field` with the codes at their places. */
const speaking = ['unknown-field', 'unknown-filter', 'unknown-sort', 'cursor-mismatch'] as const;
/** And these where nothing else is wrong. */
const alone = ['too-many', 'too-large'] as const;

/** What a problem with these faults is called. */
export const codeFor = (faults: readonly Fault[]): ProblemCode =>
  alone.find((code) => faults.length > 0 && faults.every((fault) => fault.code === code)) ??
  speaking.find((code) => faults.some((fault) => fault.code === code)) ??
  'invalid-field';

const unknownKey = (path: PropertyKey[], place: Place): Fault => ({
  path: pathOf(path, place),
  code: place === 'query' ? 'unknown-filter' : 'unknown-field',
});

const faultOf = (issue: Issue, input: unknown, place: Place): Fault => ({
  path: pathOf(issue.path, place),
  code: isProblemCode(issue.message) ? issue.message : codeOf(issue, input),
  params: paramsOf(issue),
});

function codeOf(issue: Issue, input: unknown): ProblemCode {
  if (issue.code === 'too_big' && issue.origin === 'array') return 'too-many';
  if (issue.code === 'invalid_type' && at(input, issue.path) === undefined) return 'required';
  return 'invalid-field';
}

function paramsOf(issue: Issue): Record<string, string | number> {
  if (issue.code === 'too_big') return { max: Number(issue.maximum) };
  if (issue.code === 'too_small') return { min: Number(issue.minimum) };
  return {};
}

const at = (value: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null ? (inside as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

/** RFC 6901 §3 for a body, `?name` for the query. */
export const pathOf = (path: readonly PropertyKey[], place: Place): string =>
  place === 'query'
    ? `?${String(path[0] ?? '')}`
    : path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

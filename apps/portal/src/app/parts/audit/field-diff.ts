export type Values = Readonly<Record<string, unknown>>;

/** One field that is not what it was. */
export interface FieldChange {
  /** `address › city`: the name of a field within a field. */
  readonly path: readonly string[];
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: unknown;
  readonly after: unknown;
}
export interface FieldDiff {
  readonly changes: readonly FieldChange[];
  /** How many fields were written down and stayed as they were. */
  readonly same: number;
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Every value at the end of its path; an object without fields is a value itself. */
const leavesOf = (values: Values, above: readonly string[] = []): Leaf[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const path = [...above, name];
    return isRecord(value) && Object.keys(value).length > 0 ? leavesOf(value, path) : [{ path, value }];
  });

const byPath = (values: Values | null) =>
  new Map(leavesOf(values ?? {}).map((leaf) => [JSON.stringify(leaf.path), leaf]));

/** What differs between two states of a thing, field by field. Nothing, an empty text and an empty list are the same. */
export function fieldDiff(before: Values | null, after: Values | null): FieldDiff {
  const [was, is] = [byPath(before), byPath(after)];
  const all = [...new Set([...was.keys(), ...is.keys()])];
  const pairs = all.map((key) => ({
    path: (is.get(key) ?? was.get(key))?.path ?? [],
    before: was.get(key)?.value,
    after: is.get(key)?.value,
  }));
  const told = pairs.filter(({ before: one, after: other }) => !(isNothing(one) && isNothing(other)));
  const changes = told
    .filter((pair) => JSON.stringify(pair.before) !== JSON.stringify(pair.after))
    .map((pair) => ({ ...pair, kind: kindOf(pair) }));
  return { changes, same: told.length - changes.length };
}

function kindOf({ before, after }: Pick<FieldChange, 'before' | 'after'>): FieldChange['kind'] {
  if (isNothing(before)) return 'added';
  return isNothing(after) ? 'removed' : 'changed';
}

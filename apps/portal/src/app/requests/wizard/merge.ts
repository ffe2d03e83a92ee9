import { isSame } from './step-edit';

type Fields = Readonly<Record<string, unknown>>;

/** A field that two people changed differently; one of them has to choose. */
export interface Contested {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

const fieldsOf = (...values: Fields[]) => [...new Set(values.flatMap((value) => Object.keys(value)))];

export const contested = (base: Fields, mine: Fields, theirs: Fields): Contested[] =>
  fieldsOf(base, mine, theirs)
    .filter(
      (field) =>
        !isSame(mine[field], theirs[field]) && !isSame(mine[field], base[field]) && !isSame(theirs[field], base[field]),
    )
    .map((field) => ({ field, mine: mine[field], theirs: theirs[field] }));

/** What I changed since `base`, over what is there now. */
export function merged(base: Fields, mine: Fields, theirs: Fields): Fields {
  const entries = fieldsOf(mine, theirs)
    .map((field) => [field, isSame(mine[field], base[field]) ? theirs[field] : mine[field]] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

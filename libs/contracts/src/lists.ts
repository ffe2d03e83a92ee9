import * as z from 'zod';

const refused = (code: string) => ({ error: code });

/** `a,b` in the address becomes ['a', 'b'], each one of the known values. */
export const anyOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(values, refused('unknown-filter'))).max(50, refused('unknown-filter')));

/** A list of ids in the address. */
export const ids = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.uuid(refused('unknown-filter'))).max(50, refused('unknown-filter')));

/** A moment in the address. The year 0 and digits without end are none to a database. */
export const moment = z.iso
  .datetime(refused('unknown-filter'))
  .max(40, refused('unknown-filter'))
  .refine((text) => !text.startsWith('0000'), refused('unknown-filter'));

export const yesOrNo = z.enum(['true', 'false'], refused('unknown-filter')).transform((text) => text === 'true');

/** What a person types to search. */
export const search = z.string().trim().max(200, refused('invalid-field')).optional();

/** The query of a list: search, sort (`createdAt:desc`), page or cursor, and one key a filter. Unknown keys are refused. */
export function listQuery<Sort extends string, Filters extends z.core.$ZodLooseShape>(
  sorts: readonly [Sort, ...Sort[]],
  filters: Filters,
) {
  const whole = sorts.flatMap((sort) => [`${sort}:asc`, `${sort}:desc`] as const);
  return z.strictObject({
    q: search,
    sort: z.enum(whole as [`${Sort}:asc`, ...`${Sort}:${'asc' | 'desc'}`[]], refused('unknown-sort')).optional(),
    size: z.coerce
      .number(refused('invalid-field'))
      .int(refused('invalid-field'))
      .min(1, refused('invalid-field'))
      .max(200, refused('invalid-field'))
      .default(25),
    page: z.coerce
      .number(refused('invalid-field'))
      .int(refused('invalid-field'))
      .min(1, refused('invalid-field'))
      .optional(),
    cursor: z.string().max(2000, refused('cursor-mismatch')).optional(),
    ...filters,
  });
}

/** What every list query has, whatever its filters. */
export interface ListQuery {
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly size: number;
  readonly page?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page of a list. `total` is exact up to 10,000, above that an estimate. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    page: z.int().nullable(),
    size: z.int(),
    total: z.int(),
    totalIsExact: z.boolean(),
    next: z.string().nullable(),
    prev: z.string().nullable(),
  });
export interface Page<Item> {
  items: Item[];
  page: number | null;
  size: number;
  total: number;
  totalIsExact: boolean;
  next: string | null;
  prev: string | null;
}

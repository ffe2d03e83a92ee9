import type { ListQuery, Page } from '@countersign/contracts';
import { randomBytes } from 'node:crypto';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { CursorSeal, hashOfFilters, type Cursor } from './cursor';
import { RaError } from './problem';
import { totalOf } from './total';

/** `sorts`: what the address calls it → the column or expression (`row.createdAt`). */
export interface ListPlan {
  readonly sorts: Readonly<Record<string, string>>;
  /** Each order ends in it, so that none is ambiguous. */
  readonly id: string;
  /** The order where the address names none; the first of `sorts`, falling, where this does not say. */
  readonly usual?: string;
}

const DEPTH = 10_000;
const VALUE = 'sorted_by';

let seal = new CursorSeal(randomBytes(32));
/** At start: all processes of an installation read each other's cursors. Without it they are good for this process alone. */
export const sealCursorsWith = (key: Buffer): void => {
  seal = new CursorSeal(key);
};

interface Order {
  readonly sort: string;
  readonly column: string;
  readonly falling: boolean;
}

/** One page of a list. The store has put scope, search and filters into the query; order, place and total are found here. */
export async function listOf<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  asked: ListQuery,
  plan: ListPlan,
): Promise<Page<Row>> {
  const order = orderOf(asked, plan);
  const filters = hashOfFilters(asked);
  const from = asked.cursor === undefined ? null : seal.read(asked.cursor, order.sort, filters);
  const page = asked.page ?? 1;
  if (!from && page * asked.size > DEPTH)
    throw new RaError('page-too-deep', { errors: [{ path: '?page', code: 'page-too-deep' }] });
  const total = await totalOf(query);
  const { rows, more } = await read(query, {
    order,
    plan,
    from,
    skip: from ? 0 : (page - 1) * asked.size,
    size: asked.size,
  });
  const cursorAt = (row: Positioned<Row> | undefined, back: boolean) =>
    row ? seal.write({ sort: order.sort, filters, back, value: row.value, id: row.id }) : null;
  const before = from ? (from.back ? more : true) : page > 1;
  const behind = from?.back ? true : more;
  return {
    items: rows.map(({ entity }) => entity),
    page: from ? null : page,
    size: asked.size,
    ...total,
    next: behind ? cursorAt(rows.at(-1), false) : null,
    prev: before ? cursorAt(rows[0], true) : null,
  };
}

export const mapPage = <Row, Item>(page: Page<Row>, toItem: (row: Row) => Item): Page<Item> => ({
  ...page,
  items: page.items.map(toItem),
});

function orderOf(asked: ListQuery, { sorts, usual }: ListPlan): Order {
  const sort = asked.sort ?? usual ?? `${Object.keys(sorts)[0] ?? ''}:desc`;
  const [name = '', direction] = sort.split(':');
  const column = Object.hasOwn(sorts, name) ? sorts[name] : undefined;
  if (column === undefined) throw new RaError('unknown-sort', { errors: [{ path: '?sort', code: 'unknown-sort' }] });
  return { sort, column, falling: direction === 'desc' };
}

interface Positioned<Row> {
  readonly entity: Row;
  readonly value: string | null;
  readonly id: string;
}

interface Reading {
  readonly order: Order;
  readonly plan: ListPlan;
  readonly from: Cursor | null;
  readonly skip: number;
  readonly size: number;
}

/** One row more than asked says whether there is more. Reading backwards turns the order round, and the rows back again. */
async function read<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  { order, plan, from, skip, size }: Reading,
): Promise<{ rows: Positioned<Row>[]; more: boolean }> {
  const back = from?.back ?? false;
  const falling = order.falling !== back;
  const direction = falling ? 'DESC' : 'ASC';
  const nulls = back ? 'NULLS FIRST' : 'NULLS LAST';
  const wanted = query
    .clone()
    .addSelect(`(${order.column})::text`, VALUE)
    .addSelect(`(${plan.id})::text`, `${VALUE}_id`);
  if (from)
    wanted.andWhere(behind(order.column, plan.id, { falling, back, isNull: from.value === null }), {
      at: from.value,
      atId: from.id,
    });
  const { entities, raw } = await wanted
    .orderBy(order.column, direction, nulls)
    .addOrderBy(plan.id, direction)
    .offset(skip)
    .limit(size + 1)
    .getRawAndEntities<Record<string, string | null>>();
  const rows = entities.map((entity, i) => ({
    entity,
    value: raw[i]?.[VALUE] ?? null,
    id: raw[i]?.[`${VALUE}_id`] ?? '',
  }));
  const shown = rows.slice(0, size);
  return { rows: back ? shown.reverse() : shown, more: rows.length > size };
}

/** What comes behind the row at (:at, :atId); rows without a value stand at the end, whatever the direction. */
function behind(
  column: string,
  id: string,
  { falling, back, isNull }: { falling: boolean; back: boolean; isNull: boolean },
): string {
  const than = falling ? '<' : '>';
  if (isNull)
    return back ? `(${column} is not null or ${id} ${than} :atId)` : `(${column} is null and ${id} ${than} :atId)`;
  const after = `${column} ${than} :at or (${column} = :at and ${id} ${than} :atId)`;
  return back ? `(${after})` : `(${after} or ${column} is null)`;
}

import type { ListQuery, Page } from '@countersign/contracts';
import { randomBytes } from 'node:crypto';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { CursorSeal, listName } from './cursor';
import { RaError } from './problem';
import { readPage, type Order, type Positioned } from './read-page';
import { totalOf } from './total';

/** `sorts`: what the address calls it → the column or expression (`row.createdAt`). */
export interface ListPlan {
  readonly sorts: Readonly<Record<string, string>>;
  /** Each order ends in it, so that none is ambiguous. */
  readonly id: string;
  /** The order where the address names none; the first of `sorts`, falling, where this does not say. */
  readonly usual?: string;
  /** Whose list it is, where the address says so: the id of an enterprise or a person. */
  readonly whose?: string;
}

const DEPTH = 10_000;

let seal = new CursorSeal(randomBytes(32));
/** At start: all processes of an installation read each other's cursors. Without it they are good for this process alone. */
export const sealCursorsWith = (key: Buffer): void => {
  seal = new CursorSeal(key);
};

/** One page of a list. The store has put scope, search and filters into the query; order, place and total are found here. */
export async function listOf<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  asked: ListQuery,
  plan: ListPlan,
): Promise<Page<Row>> {
  const order = orderOf(asked, plan);
  const of = listName(`${query.expressionMap.mainAlias?.metadata.tableName ?? ''} ${plan.whose ?? ''}`, asked);
  const from = asked.cursor === undefined ? null : seal.read(asked.cursor, { sort: order.sort, of });
  const page = asked.page ?? 1;
  if (!from && page * asked.size > DEPTH)
    throw new RaError('page-too-deep', { errors: [{ path: '?page', code: 'page-too-deep' }] });
  const skip = from ? 0 : (page - 1) * asked.size;
  const [total, { rows, more }] = await Promise.all([
    totalOf(query),
    readPage(query, { order, id: plan.id, from, skip, size: asked.size }),
  ]);
  const cursorAt = (row: Positioned<Row> | undefined, back: boolean) =>
    row ? seal.write({ sort: order.sort, of, back, value: row.value, id: row.id }) : null;
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

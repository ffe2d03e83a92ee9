import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Cursor } from './cursor';

const VALUE = 'sorted_by';

export interface Order {
  readonly sort: string;
  readonly column: string;
  readonly falling: boolean;
}

/** A row and its place in the order. */
export interface Positioned<Row> {
  readonly entity: Row;
  readonly value: string | null;
  readonly id: string;
}

export interface Reading {
  readonly order: Order;
  readonly id: string;
  readonly from: Cursor | null;
  readonly skip: number;
  readonly size: number;
}

/** One row more than asked says whether there is more. Reading backwards turns the order round, and the rows back again. */
export async function readPage<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  { order, id, from, skip, size }: Reading,
): Promise<{ rows: Positioned<Row>[]; more: boolean }> {
  const back = from?.back ?? false;
  const falling = order.falling !== back;
  const direction = falling ? 'DESC' : 'ASC';
  const nullable = mayBeNull(query, order.column);
  const wanted = query.clone().addSelect(`(${order.column})::text`, VALUE).addSelect(`(${id})::text`, `${VALUE}_id`);
  if (from)
    wanted.andWhere(
      nullable
        ? behindNullable(order.column, id, { falling, back, isNull: from.value === null })
        : `(${order.column}, ${id}) ${falling ? '<' : '>'} (:at, :atId)`,
      { at: from.value, atId: from.id },
    );
  const { entities, raw } = await wanted
    .orderBy(order.column, direction, nullable ? (back ? 'NULLS FIRST' : 'NULLS LAST') : undefined)
    .addOrderBy(id, direction)
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

/** An index serves a column that is never null in either direction; one that may be needs to say where nulls go. */
function mayBeNull<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, column: string): boolean {
  const [alias, property = ''] = column.split('.');
  if (alias !== query.alias || !query.expressionMap.mainAlias?.hasMetadata) return true;
  return query.expressionMap.mainAlias.metadata.findColumnWithPropertyName(property)?.isNullable ?? true;
}

/** What comes behind the row at (:at, :atId); rows without a value stand at the end, whatever the direction. */
function behindNullable(
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

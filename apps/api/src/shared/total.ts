import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

const EXACT = 10_000;
type Explained = Readonly<Record<'QUERY PLAN', readonly [{ readonly Plan: { readonly 'Plan Rows': number } }]>>;

/** Counted up to 10,000; above that PostgreSQL's estimate, which is quick and said to be one. */
export async function totalOf<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
): Promise<{ total: number; totalIsExact: boolean }> {
  const all = query.clone().select('1').orderBy();
  const [sql, parameters] = all
    .clone()
    .limit(EXACT + 1)
    .getQueryAndParameters();
  const counted = await query.dataSource.query<{ n: number }[]>(
    `select count(*)::int as n from (${sql}) counted`,
    parameters,
  );
  const total = counted[0]?.n ?? 0;
  if (total <= EXACT) return { total, totalIsExact: true };
  const [whole, values] = all.getQueryAndParameters();
  const [plan] = await query.dataSource.query<Explained[]>(`explain (format json) ${whole}`, values);
  return { total: Math.max(EXACT + 1, plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0), totalIsExact: false };
}

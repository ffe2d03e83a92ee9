import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

const EXACT = 10_000;

/** Counted up to 10,000; above that PostgreSQL's estimate, which is quick and said to be one. */
export async function totalOf<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
): Promise<{ total: number; totalIsExact: boolean }> {
  const [sql, parameters] = query
    .clone()
    .select('1')
    .orderBy()
    .limit(EXACT + 1)
    .getQueryAndParameters();
  const run = query.connection.createQueryRunner();
  try {
    const [{ n = 0 } = {}] = (await run.query(`select count(*)::int as n from (${sql}) some`, parameters)) as {
      n?: number;
    }[];
    if (n <= EXACT) return { total: n, totalIsExact: true };
    const all = query.clone().select('1').orderBy().getQuery();
    const [plan] = (await run.query(`explain (format json) ${all}`, parameters)) as Record<
      string,
      [{ Plan: { 'Plan Rows': number } }]
    >[];
    return { total: Math.max(EXACT + 1, plan?.['QUERY PLAN']?.[0].Plan['Plan Rows'] ?? 0), totalIsExact: false };
  } finally {
    await run.release();
  }
}

import type { DataSource } from 'typeorm';

/**
 * What TypeORM would change to make the tables fit the entities. Constraints and indexes are the migrations' alone: no entity
 * declares one, so that TypeORM wants to drop each (and that only) says nothing.
 */
export async function schemaDiff(db: DataSource): Promise<string[]> {
  const { upQueries } = await db.driver.createSchemaBuilder().log();
  return upQueries
    .map(({ query }) => query)
    .filter((query) => !/^(ALTER TABLE \S+ DROP CONSTRAINT|DROP INDEX) \S+$/.test(query));
}

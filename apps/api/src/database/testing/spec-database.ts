import { randomBytes } from 'node:crypto';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { afterAll, beforeAll, inject } from 'vitest';
import { applicationOptions } from '../options';

export interface SpecDatabase {
  /** In the application's role. */
  readonly db: DataSource;
  readonly url: string;
  /** Runs SQL as the owner of the tables. */
  readonly owner: (sql: string, parameters?: unknown[]) => Promise<unknown>;
}

/** A migrated database for the calling spec file alone. */
export function specDatabase(entities: EntityTarget<ObjectLiteral>[] = []): SpecDatabase {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const server = inject('server');
  const url = server.replace(/\/[^/]*$/, `/${name}`);
  const db = new DataSource({ ...applicationOptions(url), entities: entities as never });
  beforeAll(async () => {
    await asOwner(server, `create database ${name} template template_specs strategy file_copy`);
    await db.initialize();
  }, 60_000);
  afterAll(async () => {
    await db.destroy();
    await asOwner(server, `drop database ${name} with (force)`);
  }, 60_000);
  return { db, url, owner: (sql, parameters) => asOwner(url, sql, parameters) };
}

/** Runs SQL as the owner of the tables. */
export async function asOwner(url: string, sql: string, parameters?: unknown[]): Promise<unknown> {
  const owner = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
  try {
    return await owner.query<unknown>(sql, parameters);
  } finally {
    await owner.destroy();
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { identityFor } from '../database/embedded/identity';
import { startEmbedded } from '../database/embedded/postgres';
import { programs } from '../database/embedded/programs';
import { launch } from '../database/embedded/server';
import { migrate } from '../database/migrate';
import { applicationOptions } from '../database/options';
import { asOwner, type SpecDatabase } from '../database/testing/spec-database';
import { DEAD, QUEUES } from '../jobs';

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;
export type Shutdown = keyof typeof signals;

/** A PostgreSQL of its own, durable as in life, which a spec stops and starts again at one address; its one database is migrated. */
export class SpecPostgres implements SpecDatabase {
  private constructor(
    readonly url: string,
    readonly db: DataSource,
    private readonly folder: string,
  ) {}

  static async start(folder: string): Promise<SpecPostgres> {
    const { url } = await startEmbedded(folder);
    await migrate(url, { names: QUEUES, dead: DEAD });
    return new SpecPostgres(url, await new DataSource(applicationOptions(url)).initialize(), folder);
  }

  readonly owner = (sql: string, parameters?: unknown[]): Promise<unknown> => asOwner(this.url, sql, parameters);

  /** `immediate` is a crash: the next start recovers from the log. */
  async stop(how: Shutdown): Promise<void> {
    const file = join(this.folder, 'postmaster.pid');
    process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), signals[how]);
    while (existsSync(file)) await wait(25);
  }

  async startAgain(): Promise<void> {
    const { postgres } = await programs();
    await launch(this.folder, postgres, identityFor(this.folder, postgres), [`port=${new URL(this.url).port}`]);
  }

  async end(): Promise<void> {
    await this.db.destroy();
    await this.stop('immediate');
  }
}

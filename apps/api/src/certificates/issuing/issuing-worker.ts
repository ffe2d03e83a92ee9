import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DATABASE_URL } from '../../database/database-url';
import { asApplication } from '../../database/roles';

/** The class of the advisory locks that say which workers live. */
export const WORKERS = 42;

interface Worker {
  readonly number: number;
  readonly client: Client;
}

/**
 * The number under which this process claims issuances. It lives as long as one connection does, which holds a lock on it: when the
 * connection breaks, everybody sees that the worker is dead, and this process goes on under a new number and settles nothing more
 * under the old one.
 */
@Injectable()
export class IssuingWorker implements OnApplicationShutdown {
  private readonly logger = new Logger('issuing');
  private current: Promise<Worker> | null = null;

  constructor(@Inject(DATABASE_URL) private readonly url: string) {}

  async number(): Promise<number> {
    this.current ??= this.start();
    return (await this.current).number;
  }

  /** For when this process no longer knows what it holds: all of it may be taken over. */
  async renew(): Promise<void> {
    const { current } = this;
    this.current = null;
    await current?.then(({ client }) => client.end()).catch(() => undefined);
  }

  onApplicationShutdown(): Promise<void> {
    return this.renew();
  }

  private start(): Promise<Worker> {
    const starting: Promise<Worker> = this.connect(() => {
      if (this.current === starting) this.current = null;
    });
    return starting;
  }

  private async connect(forget: () => void): Promise<Worker> {
    const client = new Client({
      connectionString: asApplication(this.url),
      keepAlive: true,
      keepAliveInitialDelayMillis: 5000,
    });
    client.on('error', (error) => {
      this.logger.warn(String(error)); // never the object: it carries the connection with its password
      forget();
    });
    client.on('end', forget);
    try {
      await client.connect();
      return { client, number: await takeNumber(client) };
    } catch (error) {
      forget();
      await client.end().catch(() => undefined);
      throw error;
    }
  }
}

async function takeNumber(client: Client): Promise<number> {
  const { rows } = await client.query<{ number: number }>(`select nextval('issuing_worker')::int as number`);
  const number = rows[0]?.number ?? 0;
  await client.query('select pg_advisory_lock($1, $2)', [WORKERS, number]);
  return number;
}

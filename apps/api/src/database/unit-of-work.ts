import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import type { Caller } from '../shared/access/caller';
import { Clock } from '../shared/clock';
import { Handlers } from './handlers';
import { Tx } from './tx';

export interface Writer {
  write(tx: Tx): Promise<void>;
}
/** Mails, jobs, live events, audit: in this order. Audit is last, because it takes the heads of the chains. */
export const WRITERS = Symbol('writers');

/** Stands before the work, in its transaction, and keeps what it answered: an Idempotency-Key lives and dies with the change. */
export interface Gate {
  enter(tx: Tx): Promise<void>;
  leave(tx: Tx, answer: unknown): Promise<void>;
}
export const GATE = Symbol('gate');

const TRIES = 3;

/** The only way to write. What stands inside the braces touches nothing but `tx`: it may run again. */
@Injectable()
export class UnitOfWork {
  private readonly logger = new Logger('unit of work');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly handlers: Handlers,
    private readonly clock: Clock,
    @Inject(WRITERS) private readonly writers: readonly Writer[],
    @Inject(GATE) private readonly gate: Gate,
  ) {}

  async run<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(caller, work);
      } catch (error) {
        if (wasCutOff(error)) throw new ConnectionLost('Connection terminated within a transaction', { cause: error });
        if (attempt === TRIES || !wasVictim(error)) throw error;
        this.logger.warn(`attempt ${attempt}: ${String(error)}`);
        await wait(Math.random() * 50 * attempt);
      }
    }
  }

  private async once<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { answer, wakes } = await this.db.transaction(async (manager) => {
      const tx = new Tx(manager, caller, this.clock.now(), this.handlers);
      await this.gate.enter(tx);
      const answer = await work(tx);
      await tx.end();
      await this.gate.leave(tx, answer);
      for (const writer of this.writers) await writer.write(tx);
      return { answer, wakes: tx.wakes };
    });
    if (wakes.length > 0) await this.wake(wakes);
    return answer;
  }

  /** The change is committed: a lost wake-up only delays, streams also look by themselves. */
  private async wake(ids: string[]): Promise<void> {
    await this.db.query(`select pg_notify('live', id) from unnest($1::text[]) id`, [ids]).catch((error: unknown) => {
      this.logger.warn(String(error));
    });
  }
}

/** PostgreSQL rolled us back to let others go on: serialization_failure, deadlock_detected. Never a lost connection: that may have committed. */
const wasVictim = (error: unknown) => ['40001', '40P01'].includes(String((error as { code?: unknown } | null)?.code));

/** Inside the braces a connection is given back for one reason alone: it broke between two statements. */
const wasCutOff = (error: unknown) =>
  error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError;

/** In the words of PostgreSQL: connection_failure. Nothing was committed, as no statement could follow. */
class ConnectionLost extends Error {
  readonly code = '08006';
}

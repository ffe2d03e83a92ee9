import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Caller, OnceKey } from '../shared/access/caller';
import { Clock } from '../shared/clock';
import { OnceBody } from './once-body';
import { findOnce, keyOf, type OnceRow } from './once-row';

const here = 'actor = $1 and method = $2 and path = $3 and key = $4';
/** At least a day is promised to callers. */
const KEPT = 48 * 3600_000;

export interface Kept {
  readonly status: number;
  readonly headers: object;
  readonly body: string | null;
}

/** The rows of Idempotency-Keys outside the change's own transaction. */
@Injectable()
export class OnceKeys {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly bodies: OnceBody,
  ) {}

  async find(caller: Caller, once: OnceKey): Promise<OnceRow | undefined> {
    const key = keyOf(caller, once);
    const [row] = await this.db.query<OnceRow[]>(findOnce, key);
    return row && this.bodies.open(key, row);
  }

  /** The whole answer of a call that is over. */
  async keep(caller: Caller, once: OnceKey, { status, headers, body }: Kept): Promise<void> {
    const key = keyOf(caller, once);
    await this.db.query(
      `update once_key set done = true, status = $5, headers = $6, body = $7 where ${here} and call = $8`,
      [...key, status, JSON.stringify(headers), this.bodies.seal(key, body), caller.traceId],
    );
  }

  async free(caller: Caller, once: OnceKey): Promise<void> {
    await this.db.query(`delete from once_key where ${here} and call = $5`, [...keyOf(caller, once), caller.traceId]);
  }

  async forget(): Promise<void> {
    await this.db.query('delete from once_key where created_at < $1', [new Date(this.clock.now().getTime() - KEPT)]);
  }
}

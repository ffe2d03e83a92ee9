import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import type { Gate } from '../database/unit-of-work';
import { OnceBody } from './once-body';
import { findOnce, keyOf, type OnceRow } from './once-row';
import { inFlight, meet } from './replay';

/**
 * The key's row is written in the transaction of the change itself: either both are there or none. Who comes while the first is
 * still inside does not wait for its lock but hears so at once.
 */
@Injectable()
export class OnceGate implements Gate {
  constructor(private readonly bodies: OnceBody) {}

  async enter({ manager, caller, now }: Tx): Promise<void> {
    const { once } = caller;
    if (once === null) return;
    const key = keyOf(caller, once);
    const [lock] = await manager.query<{ taken: boolean }[]>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 42)) as taken',
      [key.join('\n')],
    );
    const [row] = await manager.query<OnceRow[]>(findOnce, key);
    if (row?.call === caller.traceId) return; // a further transaction of the same call: the lock may be with one who just looks
    if (!lock?.taken) throw inFlight();
    if (row) meet(this.bodies.open(key, row), once.bodyHash, now);
    await manager.query(
      `insert into once_key (actor, method, path, key, body_hash, call, done, created_at) values ($1, $2, $3, $4, $5, $6, false, $7)`,
      [...key, once.bodyHash, caller.traceId, now],
    );
  }

  /** What the work answered, should the process die before the call's end. */
  async leave({ manager, caller }: Tx, answer: unknown): Promise<void> {
    const { once } = caller;
    if (once === null) return;
    const key = keyOf(caller, once);
    await manager.query(`update once_key set body = $5 where actor = $1 and method = $2 and path = $3 and key = $4`, [
      ...key,
      this.bodies.seal(key, JSON.stringify(answer ?? null)),
    ]);
  }
}

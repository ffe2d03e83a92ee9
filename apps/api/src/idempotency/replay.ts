import { RaError } from '../shared/problem';
import type { OnceRow } from './once-row';

/** Thrown where a change would have been made a second time; the interceptor answers with the first answer. */
export class Replay extends Error {
  constructor(readonly row: OnceRow) {
    super('This was answered before');
  }
}

/** A call that has left its row unfinished for this long has died between its commit and its answer. */
const DEAD_AFTER = 60_000;

/** What an earlier row under the same key means for this call: it never returns. */
export function meet(row: OnceRow, bodyHash: string, now: Date): never {
  if (row.bodyHash !== bodyHash) throw new RaError('idempotency-key-reused');
  if (!row.done && now.getTime() - row.createdAt.getTime() < DEAD_AFTER) throw inFlight();
  throw new Replay(row);
}

export const inFlight = (): RaError => new RaError('idempotency-in-flight', { retryAfter: 1 });

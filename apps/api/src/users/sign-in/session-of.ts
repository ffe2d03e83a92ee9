import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';

/** An API token has no session. */
export function sessionOf({ sessionId }: Caller): string {
  if (sessionId === null) throw new RaError('not-signed-in');
  return sessionId;
}

import type { Caller } from '../shared/access/caller';
import { RaError } from '../shared/problem';

/** An account is changed by its person at the portal: a token that could make tokens, or change a password, would outlive its own end. */
export function personBehind({ type, personId }: Caller): string {
  if (type !== 'person' || personId === null) throw new RaError('forbidden');
  return personId;
}

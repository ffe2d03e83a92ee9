import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';

/** Tokens are made and ended by people at the portal: a token that makes tokens would outlive its own end. */
export function personBehind({ type, personId }: Caller): string {
  if (type !== 'person' || personId === null) throw new RaError('forbidden');
  return personId;
}

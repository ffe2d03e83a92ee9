import type { Caller } from './access/caller';
import { etagOf } from './answers';
import { RaError } from './problem';

/** If-Match (RFC 9110 §13.1.1): strong comparison; without the header anything goes. The refusal carries the current ETag. */
export function assertMatch(version: number | string, { ifMatch }: Pick<Caller, 'ifMatch'>): void {
  if (ifMatch === null || ifMatch.trim() === '*') return;
  const etag = etagOf(version);
  if (ifMatch.split(',').some((tag) => tag.trim() === etag)) return;
  throw new RaError('changed-meanwhile', { headers: { etag } });
}

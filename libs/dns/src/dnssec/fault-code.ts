import type { Lookup } from '../lookup';
import { keyOf } from '../names/usable-answer';

/** Question (`keyOf`) → where its chain breaks, a dnssec-* code. */
export type Explained = ReadonlyMap<string, string>;

/** The code of a look-up that failed; null where it just has no fault. A place that was found says more than "bogus". */
export function faultCode(lookup: Lookup, explained: Explained = new Map()): string | null {
  if (lookup.state !== 'bogus') return lookup.fault;
  if (lookup.fault !== null && lookup.fault !== 'dnssec-bogus') return lookup.fault;
  return explained.get(keyOf(lookup.question)) ?? 'dnssec-bogus';
}

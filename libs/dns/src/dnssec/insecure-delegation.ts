import type { Lookup } from '../lookup';
import { candidates } from '../names/candidates';
import { lookupFor, usableAnswer } from '../names/usable-answer';
import type { DnsMessage } from '../wire/message';
import { nsec3Owner } from './nsec3-owner';

/** The DS walk from the top level domain down: does it end, at the name or above it, in a delegation that is proven to be unsigned? */
export function provenInsecure(name: string, lookups: readonly Lookup[]): boolean {
  for (const zone of candidates(name).reverse()) {
    const lookup = lookupFor(lookups, { name: zone, type: 'DS' });
    const answer = lookup && usableAnswer(lookup);
    if (!answer) return false;
    if (isInsecureDelegation(zone, lookup, answer)) return true;
  }
  return false;
}

/** No DS, and either the resolver says that nothing here is signed, or the zone above proves a delegation without DS (RFC 4035 §5.2, RFC 6840 §4.4). */
export function isInsecureDelegation(zone: string, lookup: Lookup, answer: DnsMessage): boolean {
  if (answer.rcode !== 'NOERROR' || answer.answer.length > 0) return false;
  if (lookup.state === 'insecure') return true;
  return answer.authority.some((record) => {
    const { data } = record;
    if (data.kind !== 'nsec' && data.kind !== 'nsec3') return false;
    const about = data.kind === 'nsec' ? zone : nsec3Owner(zone, record);
    const has = (type: string) => data.types.includes(type);
    return record.name === about && has('NS') && !has('DS') && !has('SOA');
  });
}

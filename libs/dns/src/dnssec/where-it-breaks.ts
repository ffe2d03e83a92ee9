import type { Finding } from '../finding';
import type { Lookup } from '../lookup';
import { candidates } from '../names/candidates';
import { lookupFor, usableAnswer } from '../names/usable-answer';
import { breakFinding, type Break } from './break-finding';
import { brokenKeys } from './broken-keys';
import { brokenSet } from './broken-set';
import { namesBehind } from './dnssec-questions';
import { isInsecureDelegation } from './insecure-delegation';

export interface BreakQuery {
  readonly failing: Lookup;
  /** The answers to `breakQuestions`. */
  readonly lookups: readonly Lookup[];
  /** When the answers came: dates of signatures are compared with it. */
  readonly now: Date;
}

export interface BreakFound {
  readonly code: string;
  /** The zone whose chain breaks; null where it was not found. */
  readonly brokenAt: string | null;
  readonly findings: readonly Finding[];
}

/** After bogus: the zone and the reason, as well as they can be seen. It explains; bogus it is anyway. */
export function whereItBreaks(query: BreakQuery): BreakFound {
  const found = inKeys(query) ?? inRecords(query) ?? { code: 'dnssec-bogus', zone: null };
  return { code: found.code, brokenAt: found.zone, findings: [breakFinding(query.failing, found)] };
}

function inKeys({ failing, lookups, now }: BreakQuery): Break | null {
  for (const name of namesBehind(failing))
    for (const { zone, ds } of signedZones(name, lookups)) {
      const keys = lookupFor(lookups, { name: zone, type: 'DNSKEY' });
      const broken = keys && brokenKeys(zone, ds, keys, now);
      if (broken) return broken;
    }
  return null;
}

/** The last name of the aliases first: each of them may be the one. */
function inRecords({ failing, lookups, now }: BreakQuery): Break | null {
  const { unchecked } = failing;
  if (unchecked === null) return null;
  const zoneOf = (name: string) => signedZones(name, lookups).at(-1)?.zone ?? null;
  return brokenSet(failing, unchecked, zoneOf, now);
}

/** The zones above a name that a proven DS says are signed, from the top down, as far as that can be followed. */
function signedZones(name: string, lookups: readonly Lookup[]): { zone: string; ds: Lookup }[] {
  const zones: { zone: string; ds: Lookup }[] = [];
  for (const zone of candidates(name).reverse()) {
    const ds = lookupFor(lookups, { name: zone, type: 'DS' });
    const answer = ds && usableAnswer(ds);
    if (!answer) break;
    if (isInsecureDelegation(zone, ds, answer)) return []; // nothing below is signed, and a proof above has good keys
    const hasDs = answer.answer.some((record) => record.name === zone && record.type === 'DS');
    if (hasDs && ds.state === 'secure') zones.push({ zone, ds });
  }
  return zones;
}

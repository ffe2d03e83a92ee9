import type { Evidence } from '@countersign/contracts';
import type { LookRecord } from './look/look-record';
import { lookupsOf } from './look/lookup-record';
import type { Lookers } from './look/looker';
import { lookMethods, type LookMethod, type LookTerms, type Sighting } from './look/sighting';

export interface DecidedAgain {
  readonly outcome: Evidence['outcome'];
  readonly code: string | null;
  readonly agrees: boolean;
}

/**
 * The verdict once more, from the bytes of the evidence alone: no resolver, no clock, no settings of today. Null: nothing was looked up (a Token was
 * typed, a proof was reused), so there is nothing to decide again.
 */
export function decideAgain(lookers: Lookers, evidence: Evidence): DecidedAgain | null {
  const looker = lookers.get(evidence.method as LookMethod);
  if (!isLooked(evidence) || !looker || evidence.reusedFrom !== null) return null;
  const { outcome, code } = looker.judge(termsOf(evidence), sightingOf(evidence));
  return { outcome, code, agrees: outcome === evidence.outcome && code === evidence.code };
}

type LookedEvidence = Evidence & Omit<LookRecord, 'startedAt' | 'answeredAt'>;

const isLooked = (evidence: Evidence): evidence is LookedEvidence =>
  (lookMethods as readonly string[]).includes(evidence.method) && Array.isArray(evidence['explaining']);

const termsOf = (evidence: LookedEvidence): LookTerms => ({
  method: evidence.method as LookMethod,
  identifier: evidence.identifier,
  allowedIssuers: evidence.allowedIssuers,
  accountUri: evidence.accountUri,
  publiclyTrusted: evidence.publiclyTrusted,
  challenge: evidence.challengeHash === null ? null : { hash: evidence.challengeHash, value: null, fileName: null },
  methodsUsed: evidence.methodsUsed,
  passOnFailure: evidence.passOnFailure,
});

const sightingOf = ({ startedAt, answeredAt, lookups, explaining, http, demo, unasked }: LookedEvidence): Sighting => ({
  startedAt: new Date(startedAt),
  answeredAt: new Date(answeredAt ?? startedAt),
  lookups: lookupsOf(lookups, unasked),
  explaining: lookupsOf(explaining, []),
  http,
  demo,
});

import type { Finding, Question } from '@countersign/dns';
import { recordsOf, unaskedOf, type LookupRecord } from './lookup-record';
import type { DnssecSighting, HttpSighting, Judgement, LookTerms, Sighting } from './sighting';

/** What a look adds to the evidence of its attempt: enough to decide again from it, and nothing that is still secret. */
export interface LookRecord {
  readonly startedAt: Date;
  readonly answeredAt: Date;
  readonly demo: boolean;
  readonly hints: readonly Finding[];
  readonly allowedIssuers: readonly string[];
  readonly accountUri: string | null;
  readonly methodsUsed: readonly string[];
  readonly passOnFailure: boolean;
  readonly publiclyTrusted: boolean;
  readonly lookups: readonly LookupRecord[];
  readonly unasked: readonly Question[];
  readonly explaining: readonly LookupRecord[];
  readonly http: HttpSighting | null;
  readonly dnssec: Pick<DnssecSighting, 'state' | 'code' | 'brokenAt'> & { readonly ede: readonly number[] };
  /** Nobody asks perspectives yet. */
  readonly mpic: null;
}

/** The value that was looked for is left out: it may still be open. Its hash stands in the evidence and is enough to decide again. */
export function lookRecordOf(terms: LookTerms, seen: Sighting, { details, dnssec }: Judgement): LookRecord {
  const { state, code, brokenAt } = dnssec;
  return {
    startedAt: seen.startedAt,
    answeredAt: seen.answeredAt,
    demo: seen.demo,
    hints: details.filter(({ severity }) => severity !== 'error'),
    allowedIssuers: terms.allowedIssuers,
    accountUri: terms.accountUri,
    methodsUsed: terms.methodsUsed,
    passOnFailure: terms.passOnFailure,
    publiclyTrusted: terms.publiclyTrusted,
    lookups: recordsOf(seen.lookups),
    unasked: unaskedOf(seen.lookups),
    explaining: recordsOf(seen.explaining),
    http: seen.http,
    dnssec: { state, code, brokenAt, ede: edeOf(seen) },
    mpic: null,
  };
}

const edeOf = ({ lookups }: Sighting): number[] => [
  ...new Set(lookups.flatMap(({ ede }) => ede.map(({ code }) => code))),
];

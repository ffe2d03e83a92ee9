import type { DnssecState, Lookup } from '../lookup';
import type { Finding } from '../finding';
import { faultCode, type Explained } from '../dnssec/fault-code';
import { worstState } from '../names/usable-answer';
import type { CaaRecord } from './caa-record';
import { failureFindings, setFindings, unreadableFindings } from './caa-findings';
import { decideSet } from './decide-set';
import { relevantSet, type Step } from './relevant-set';
import type { CaaTerms } from './weigh-issuer';

export interface CaaQuery extends CaaTerms {
  readonly name: string;
  readonly lookups: readonly Lookup[];
  /** The issuer domain name in the line that is proposed. */
  readonly suggest: string;
  readonly explained?: Explained;
}

export interface CaaVerdict {
  readonly name: string;
  readonly verdict: 'allow' | 'deny' | 'error';
  /** Null where it is allowed. */
  readonly code: string | null;
  /** The candidate whose set decides, or whose look-up failed; null where there is no CAA up to the top. */
  readonly foundAt: string | null;
  readonly climbedFrom: string;
  readonly set: readonly CaaRecord[];
  /** The worst of the look-ups that count: those at or below the deciding set. */
  readonly state: DnssecState;
  readonly counted: readonly Lookup[];
  readonly smallestTtl: number | null;
  readonly findings: readonly Finding[];
}

/** May mail certificates be issued for this name? Follows from the look-ups alone (RFC 8659, RFC 9495, RFC 8657). */
export function judgeCaa(query: CaaQuery): CaaVerdict {
  const steps = relevantSet(query.name, query.lookups);
  const looked = {
    name: query.name,
    climbedFrom: query.name,
    set: [],
    smallestTtl: null,
    counted: steps.flatMap(({ lookup }) => lookup ?? []),
    state: worstState(steps.map(stateOf)),
  };
  const failed = worstFailure(steps);
  if (failed) return { ...looked, ...failure(failed, query) };
  const last = steps.at(-1);
  if (last?.kind === 'unreadable')
    return {
      ...looked,
      verdict: 'error',
      code: 'caa-unreadable',
      foundAt: last.at,
      findings: unreadableFindings(query, last.at, last.lookup),
    };
  if (last?.kind !== 'set') return { ...looked, verdict: 'allow', code: null, foundAt: null, findings: [] };

  const decision = decideSet(last.set, query);
  return {
    ...looked,
    verdict: decision.code === null ? 'allow' : 'deny',
    code: decision.code,
    foundAt: last.at,
    set: last.set,
    smallestTtl: Math.min(...last.set.map(({ ttl }) => ttl)),
    findings: setFindings(query, last, decision),
  };
}

/** What was looked up counts for its TTL, and at least for eight hours (SBR 4.2.2.1). */
export const caaValidUntil = (checkedAt: Date, smallestTtl: number | null): Date =>
  new Date(checkedAt.getTime() + Math.max(smallestTtl ?? 0, 8 * 3600) * 1000);

type Failed = Extract<Step, { kind: 'failed' }>;

const stateOf = ({ kind, lookup }: Step): DnssecState =>
  lookup === null || (kind === 'failed' && lookup.state !== 'bogus') ? 'indeterminate' : lookup.state;

/** Bogus is worse than silent; of equals the one nearest to the name. */
function worstFailure(steps: readonly Step[]): Failed | undefined {
  const failures = steps.filter((step) => step.kind === 'failed');
  return failures.find((step) => stateOf(step) === 'bogus') ?? failures[0];
}

function failure({ at, lookup }: Failed, query: CaaQuery) {
  const fault = lookup && faultCode(lookup, query.explained);
  const code =
    fault !== null && (fault.startsWith('dnssec-') || fault.startsWith('resolver-')) ? fault : 'caa-lookup-failed';
  return {
    verdict: 'error',
    code,
    foundAt: at,
    findings: failureFindings(query, { code, fault, at, lookup }),
  } as const;
}

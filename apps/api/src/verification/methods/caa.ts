import {
  caaQuestions,
  caaValidUntil,
  finding,
  judgeCaa,
  mayPassOnFailure,
  type CaaVerdict,
  type Lookup,
} from '@countersign/dns';
import { Injectable } from '@nestjs/common';
import type { Eyes, Looker } from '../look/looker';
import type { Judgement, LookTerms, Sighting } from '../look/sighting';
import { settledWithin } from '../look/settled-within';
import { dnssecOf, explainBogus, explainedBy } from './dnssec-of';

const WALK = 3_000;

/** May the CA in use issue mail certificates for this domain (S/MIME BR 4.2.2.1, RFC 8659, RFC 9495)? */
@Injectable()
export class CaaLooker implements Looker {
  readonly method = 'caa';
  readonly sections = ['SBR 4.2.2.1', 'RFC 8659', 'RFC 9495', 'RFC 8657'];

  /** The whole climb is asked side by side and decided in order. */
  async look(terms: LookTerms, eyes: Eyes): Promise<Sighting> {
    const startedAt = eyes.now();
    const lookups = await Promise.all(caaQuestions(terms.identifier).map((question) => eyes.look(question)));
    const answeredAt = eyes.now();
    const seen = { startedAt, answeredAt, lookups, explaining: [], http: null, demo: eyes.demo };
    const verdict = verdictOf(terms, seen);
    if (verdict.verdict !== 'error') return seen;
    const walk = terms.passOnFailure ? await walkOf(terms.identifier, eyes) : [];
    return { ...seen, explaining: [...(await explainBogus(verdict.counted, eyes)), ...walk] };
  }

  judge(terms: LookTerms, seen: Sighting): Judgement {
    const verdict = verdictOf(terms, seen);
    const passes = terms.passOnFailure && mayPassOnFailure(verdict, seen.explaining);
    // What failed says nothing of the zone then; the walk to its delegation says that it is unsigned
    const counted = passes ? [...verdict.counted, ...seen.explaining].filter(isUsable) : verdict.counted;
    const dnssec = dnssecOf(counted, seen);
    const outcome = passes ? 'pass' : ({ allow: 'pass', deny: 'fail', error: 'error' } as const)[verdict.verdict];
    const seconds = (caaValidUntil(seen.answeredAt, verdict.smallestTtl).getTime() - seen.answeredAt.getTime()) / 1000;
    return {
      outcome,
      code: outcome === 'pass' ? null : verdict.code,
      provedName: outcome === 'pass' ? terms.identifier : null,
      details: passes ? passedOn(verdict) : verdict.findings,
      dnssec,
      counted,
      validSeconds: outcome === 'pass' ? seconds : null,
    };
  }

  /** The verdict's own lines say what to do. */
  async hints(): Promise<Judgement['details']> {
    return [];
  }
}

const isUsable = ({ answer, fault }: Lookup) => answer !== null && fault === null;

const verdictOf = (terms: LookTerms, seen: Sighting): CaaVerdict =>
  judgeCaa({
    name: terms.identifier,
    lookups: seen.lookups,
    allowed: terms.allowedIssuers,
    accountUri: terms.accountUri,
    methodsUsed: terms.methodsUsed,
    suggest: terms.allowedIssuers[0] ?? '',
    explained: explainedBy(seen),
  });

/** The installation lets a failure outside pass where no signature protects the zone; what failed is told all the same. */
const passedOn = ({ name, findings, foundAt }: CaaVerdict) => [
  finding('caa-passed-on-failure', name, {
    severity: 'warning',
    at: foundAt,
    found: findings[0]?.found ?? null,
    params: { name: foundAt ?? name },
  }),
];

/** DS of each possible zone cut: the proof that the zone is unsigned. */
const walkOf = (name: string, { look }: Eyes): Promise<Lookup[]> =>
  settledWithin(
    AbortSignal.timeout(WALK),
    caaQuestions(name).map((question) => look({ ...question, type: 'DS' })),
  );

import { breakQuestions, dnssecVerdict, keyOf, whereItBreaks, type Explained, type Lookup } from '@countersign/dns';
import type { Eyes } from '../look/looker';
import { settledWithin } from '../look/settled-within';
import type { DnssecSighting, Sighting } from '../look/sighting';

const EXPLANATION = 3_000;

/** An unsigned zone is no fault; one that breaks is, and of what could not be seen nothing is known (D2). */
export const dnssecOutcomes = { secure: 'pass', insecure: 'pass', bogus: 'fail', indeterminate: 'error' } as const;

/** After a bogus answer: the questions that show where the chain breaks. They explain; no verdict gets better by them. */
export async function explainBogus(lookups: readonly Lookup[], { look }: Eyes): Promise<Lookup[]> {
  const asked = new Set(lookups.map(({ question }) => keyOf(question)));
  const questions = lookups.filter(({ state }) => state === 'bogus').flatMap(breakQuestions);
  const fresh = new Map(questions.map((question) => [keyOf(question), question]));
  for (const key of asked) fresh.delete(key);
  const promises = [...fresh.values()].map((question) => look(question));
  return settledWithin(AbortSignal.timeout(EXPLANATION), promises);
}

type Seen = Pick<Sighting, 'lookups' | 'explaining' | 'answeredAt'>;

/** Where each bogus look-up breaks, by its question. */
export function explainedBy({ lookups, explaining, answeredAt }: Seen): Explained {
  const all = [...lookups, ...explaining];
  const bogus = lookups.filter(({ state, fault }) => state === 'bogus' && fault !== 'dnssec-disagree');
  return new Map(
    bogus.map((failing) => [keyOf(failing.question), whereItBreaks({ failing, lookups: all, now: answeredAt })]),
  );
}

/** What a look met of DNSSEC. `counted`: the look-ups that its verdict rests on. */
export function dnssecOf(counted: readonly Lookup[], seen: Seen): DnssecSighting {
  const explained = explainedBy(seen);
  const { state, code, findings } = dnssecVerdict({ lookups: counted, beside: seen.explaining, explained });
  const broken = counted.map(({ question }) => explained.get(keyOf(question))).find((each) => each?.code === code);
  return { state, code, brokenAt: broken?.brokenAt ?? null, findings };
}

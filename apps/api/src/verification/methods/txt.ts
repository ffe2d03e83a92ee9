import { challengeName, hintQuestions, judgeTxt, txtHints, zoneApex, type Lookup } from '@countersign/dns';
import { Injectable } from '@nestjs/common';
import type { EarlierChallenge, Eyes, Looker } from '../look/looker';
import { settledWithin } from '../look/settled-within';
import type { Judgement, LookTerms, Sighting } from '../look/sighting';
import { askAuthorities } from './ask-authorities';
import { valueIn } from './challenge-value-in';
import { dnssecOf, explainBogus, explainedBy } from './dnssec-of';

const HINTS = 3_000;

/** Control of a domain and all below it by a TXT record at `_ra-challenge` (TLS BR 3.2.2.4.7). */
@Injectable()
export class TxtLooker implements Looker {
  readonly method = 'ca-dns-txt';
  readonly sections = ['TBR 3.2.2.4.7', 'SBR 3.2.2.1'];

  async look({ identifier }: LookTerms, eyes: Eyes): Promise<Sighting> {
    const startedAt = eyes.now();
    const lookup = await eyes.look({ name: challengeName(identifier), type: 'TXT' });
    const answeredAt = eyes.now();
    const explaining = await explainBogus([lookup], eyes);
    return { startedAt, answeredAt, lookups: [lookup], explaining, http: null, demo: eyes.demo };
  }

  judge({ identifier, challenge }: LookTerms, seen: Sighting): Judgement {
    const lookup = theOne(seen);
    const dnssec = dnssecOf(seen.lookups, seen);
    const value = valueIn(lookup, challenge);
    const explained = explainedBy(seen);
    const { outcome, code, findings } = judgeTxt({ base: identifier, value, lookup, explained });
    return {
      outcome,
      code,
      provedName: outcome === 'pass' ? identifier : null,
      details: dnssec.state === 'bogus' ? dnssec.findings : findings,
      dnssec,
      counted: seen.lookups,
      validSeconds: null,
    };
  }

  /** Questions beside, three seconds for all of them; what the zone's own servers say is asked directly. */
  async hints({ identifier, challenge }: LookTerms, seen: Sighting, eyes: Eyes, earlier: readonly EarlierChallenge[]) {
    const lookup = theOne(seen);
    if (lookup.answer === null || !challenge?.value) return [];
    const apex = zoneApex(lookup.answer)?.name ?? null;
    const questions = hintQuestions(identifier, apex);
    const deadline = AbortSignal.timeout(HINTS);
    const [extra, authorities] = await Promise.all([
      settledWithin(
        deadline,
        questions.map((question) => eyes.look(question)),
      ),
      askAuthorities(identifier, challenge.value, apex, eyes, deadline),
    ]);
    return txtHints({ base: identifier, value: challenge.value, lookup, extra, earlier, authorities });
  }
}

function theOne({ lookups: [lookup] }: Sighting): Lookup {
  if (lookup === undefined) throw new Error('A TXT record was looked for and nothing was written down');
  return lookup;
}

import { challengeName, type Question } from '@countersign/dns';
import { Injectable } from '@nestjs/common';
import type { Eyes, Looker } from '../look/looker';
import type { Judgement, LookTerms, Sighting } from '../look/sighting';
import { dnssecOf, dnssecOutcomes, explainBogus } from './dnssec-of';

/** The state of a zone by itself, where the proof of the domain stands already: what a certificate rests on must not have become bogus since. */
@Injectable()
export class DnssecLooker implements Looker {
  readonly method = 'dnssec';
  readonly sections = ['TBR 3.2.2.4', 'TBR 3.2.2.8.1', 'RFC 4035 5'];

  async look({ identifier, methodsUsed }: LookTerms, eyes: Eyes): Promise<Sighting> {
    const startedAt = eyes.now();
    const lookups = await Promise.all(questionsOf(identifier, methodsUsed).map((question) => eyes.look(question)));
    const answeredAt = eyes.now();
    const explaining = await explainBogus(lookups, eyes);
    return { startedAt, answeredAt, lookups, explaining, http: null, demo: eyes.demo };
  }

  judge({ identifier }: LookTerms, seen: Sighting): Judgement {
    const dnssec = dnssecOf(seen.lookups, seen);
    const outcome = dnssecOutcomes[dnssec.state];
    return {
      outcome,
      code: outcome === 'pass' ? null : dnssec.code,
      provedName: dnssec.state === 'secure' ? identifier : null,
      details: dnssec.findings,
      dnssec,
      counted: seen.lookups,
      validSeconds: null,
    };
  }

  /** Where it breaks was asked already. */
  async hints(): Promise<Judgement['details']> {
    return [];
  }
}

/** What the proof of the domain was read from. */
function questionsOf(name: string, methodsUsed: readonly string[]): Question[] {
  const types = methodsUsed.includes('ca-http-file') ? (['A', 'AAAA'] as const) : [];
  const addresses = types.map((type): Question => ({ name, type }));
  return methodsUsed.includes('ca-dns-txt') || addresses.length === 0
    ? [{ name: challengeName(name), type: 'TXT' }, ...addresses]
    : addresses;
}

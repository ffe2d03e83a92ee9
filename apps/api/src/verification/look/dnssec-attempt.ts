import { dnssecOutcomes } from '../methods/dnssec-of';
import type { Attempt } from '../write-evidence';
import type { Looked } from './end-look';
import { lookRecordOf } from './look-record';
import type { LookTask } from './look-task';

/** What a look at a domain or its CAA records says of DNSSEC, as an attempt of its own: it rests on the look-ups that count, and on nothing that was published for us. */
export function dnssecAttemptOf({ terms, cause }: LookTask, { seen, judged }: Looked): Attempt {
  const { state, code } = judged.dnssec;
  const outcome = dnssecOutcomes[state];
  return {
    outcome,
    code: outcome === 'pass' ? null : code,
    method: 'dnssec',
    provedName: state === 'secure' ? terms.identifier : null,
    sections: ['TBR 3.2.2.4', 'TBR 3.2.2.8.1', 'RFC 4035 5'],
    challengeHash: null,
    challengeCreatedAt: null,
    reusedFrom: null,
    cause,
    seen: lookRecordOf(terms, { ...seen, lookups: judged.counted, http: null }, judged),
  };
}

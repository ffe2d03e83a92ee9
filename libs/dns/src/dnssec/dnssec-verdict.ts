import type { Finding } from '../finding';
import type { DnssecState, Lookup } from '../lookup';
import { usableAnswer, worstState } from '../names/usable-answer';
import { faultCode, faultFindings, type Explained } from './fault-code';
import { isInsecureDelegation } from './insecure-delegation';
import { unsupported } from './unsupported';

export interface DnssecQuery {
  /** The look-ups of one name that count (of a CAA climb: `counted`). */
  readonly lookups: readonly Lookup[];
  /** DS answers and the like, for notes only. */
  readonly beside?: readonly Lookup[];
  readonly explained?: Explained;
}

export interface DnssecVerdict {
  readonly state: DnssecState;
  /** not-enabled: insecure, which counts as passed. */
  readonly status: 'verified' | 'not-enabled' | 'failed';
  /** fail: broken; error: we could not look. */
  readonly outcome: 'pass' | 'fail' | 'error';
  readonly code: string | null;
  readonly findings: readonly Finding[];
}

/** One row for all look-ups of a name: the worst of them counts. */
export function dnssecVerdict({ lookups, beside = [], explained }: DnssecQuery): DnssecVerdict {
  const state = worstState(lookups.map(judged));
  const notes = unsupported([...lookups, ...beside]);
  if (state === 'secure') return { state, status: 'verified', outcome: 'pass', code: null, findings: notes };
  if (state === 'insecure') return { state, status: 'not-enabled', outcome: 'pass', code: null, findings: notes };

  const worst = lookups.find((lookup) => judged(lookup) === state);
  const code = (worst && faultCode(worst, explained)) ?? 'internal';
  const outcome = code.startsWith('dnssec-') ? 'fail' : 'error';
  const lines = worst ? faultFindings(code, worst.question.name, worst, explained) : [];
  return { state, status: 'failed', outcome, code, findings: [...lines, ...notes] };
}

/** A look-up that says it is fine and has no answer that can be used is not. */
function judged(lookup: Lookup): DnssecState {
  if (lookup.state === 'bogus') return 'bogus';
  const answer = usableAnswer(lookup);
  if (!answer) return 'indeterminate';
  const { name, type } = lookup.question;
  // The proof that a delegation is unsigned is signed; what lies below it is not
  return type === 'DS' && isInsecureDelegation(name, lookup, answer) ? 'insecure' : lookup.state;
}

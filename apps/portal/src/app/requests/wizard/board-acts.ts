import type { Check } from '@countersign/contracts';
import { isPassed } from '../../parts/checks/check-look';
import { instructionsOf } from '../../parts/checks/instructions-of';

export type BoardAct = 'start' | 'look';

/** What a person can do next about a row that is looked at; null where nothing is left or another row does it. */
export function actOf(check: Check, all: readonly Check[]): BoardAct | null {
  if (isPassed(check)) return null;
  if (check.kind === 'domain') return instructionsOf(check) === null && !check.running ? 'start' : 'look';
  return check.kind === 'caa' || (check.kind === 'dnssec' && comesWith(check, all) === null) ? 'look' : null;
}

/** One look-up decides CAA or the domain, and DNSSEC of its name beside it. */
export function comesWith(check: Check, all: readonly Check[]): 'caa' | 'domain' | null {
  if (check.kind !== 'dnssec' || isPassed(check)) return null;
  const open = all.filter((other) => other.identifier === check.identifier && !isPassed(other));
  if (open.some(({ kind }) => kind === 'caa')) return 'caa';
  return open.some(({ kind }) => kind === 'domain') ? 'domain' : null;
}

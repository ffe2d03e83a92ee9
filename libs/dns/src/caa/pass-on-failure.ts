import { provenInsecure } from '../dnssec/insecure-delegation';
import type { Lookup } from '../lookup';
import type { CaaVerdict } from './judge-caa';
import { relevantSet } from './relevant-set';

/**
 * SBR 4.2.2.1 lets a CA go on where a look-up failed outside its own infrastructure and the zone is proven unsigned. Whether that is used is the
 * operator's switch; here is whether it may be. Every look-up that failed must lie in such a zone; nothing may be bogus, run in a circle or be
 * missing; and where a set was found above, it shall decide once the failure is mended.
 */
export function mayPassOnFailure(verdict: CaaVerdict, dsLookups: readonly Lookup[]): boolean {
  if (verdict.verdict !== 'error' || verdict.code !== 'caa-lookup-failed' || verdict.state === 'bogus') return false;
  return relevantSet(verdict.name, verdict.counted).every(
    (step) =>
      step.kind === 'empty' ||
      (step.kind === 'failed' && step.lookup?.answer === null && provenInsecure(step.at, dsLookups)),
  );
}

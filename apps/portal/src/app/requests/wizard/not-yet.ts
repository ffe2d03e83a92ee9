import type { RequestDetail, StepId } from '@countersign/contracts';

/** Why the certificate can't be made yet, in one clause beside the button; null when it can. */
export function notYet(request: RequestDetail, step: StepId): string | null {
  if (step !== 'verification' || request.actions.includes('generate')) return null;
  const [blocker] = request.blockers;
  const unproved = request.checks.some(({ status }) => status !== 'verified' && status !== 'not-enabled');
  if (unproved || blocker === undefined) return $localize`:@@foot.notYet:Opens when all checks are Verified`;
  return blocker.text;
}

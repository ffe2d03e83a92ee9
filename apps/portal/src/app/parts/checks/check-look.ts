import type { Check, CheckState } from '@countersign/contracts';
import type { Look } from '../../shared/tone';

const looks: Record<CheckState, () => Look> = {
  unverified: () => ({ tone: 'off', icon: 'radio_button_unchecked', word: $localize`:@@checks.unverified:Unverified` }),
  pending: () => ({ tone: 'pending', icon: 'schedule-fill', word: $localize`:@@checks.pending:Pending` }),
  verified: () => ({ tone: 'verified', icon: 'check_circle-fill', word: $localize`:@@checks.verified:Verified` }),
  failed: () => ({ tone: 'failed', icon: 'cancel-fill', word: $localize`:@@checks.unverified:Unverified` }),
  expired: () => ({ tone: 'expired', icon: 'event_busy-fill', word: $localize`:@@checks.expired:Expired` }),
  'not-enabled': () => ({ tone: 'off', icon: 'remove', word: $localize`:@@checks.not-enabled:Not enabled` }),
};

/** The one word of a row. A "no" and "we could not look" are told apart: the second is nobody's fault yet. */
export function lookOfCheck({ status, outcome, running }: Pick<Check, 'status' | 'outcome' | 'running'>): Look {
  if (running) return { tone: 'checking', icon: 'progress_activity', word: $localize`:@@checks.checking:Checking…` };
  if (status === 'failed' && outcome === 'error')
    return { tone: 'unchecked', icon: 'cloud_off', word: $localize`:@@checks.not-checked:Could not check` };
  return looks[status]();
}

/** An unsigned zone has no DNSSEC to check: it counts as passed. */
export const isPassed = ({ status }: Pick<Check, 'status'>): boolean =>
  status === 'verified' || status === 'not-enabled';

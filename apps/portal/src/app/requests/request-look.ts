import type { RequestState } from '@countersign/contracts';
import type { Look } from '../shared/tone';

const looks: Record<RequestState, () => Look> = {
  draft: () => ({ tone: 'off', icon: 'edit', word: $localize`:@@requests.state.draft:Draft` }),
  verifying: () => ({ tone: 'pending', icon: 'schedule-fill', word: $localize`:@@requests.state.verifying:Verifying` }),
  verified: () => ({ tone: 'verified', icon: 'task_alt', word: $localize`:@@requests.state.ready:Ready` }),
  'pending-approval': () => ({
    tone: 'checking',
    icon: 'gavel',
    word: $localize`:@@requests.state.approval:Waiting for approval`,
  }),
  issuing: () => ({
    tone: 'checking',
    icon: 'progress_activity',
    word: $localize`:@@requests.state.issuing:Issuing`,
  }),
  issued: () => ({ tone: 'verified', icon: 'workspace_premium', word: $localize`:@@requests.state.issued:Issued` }),
  declined: () => ({ tone: 'failed', icon: 'block', word: $localize`:@@requests.state.declined:Declined` }),
};

export const lookOfRequest = (state: RequestState): Look => looks[state]();

/** A request that is not closed: its steps or its checks can still move. */
export const isOpen = (state: RequestState): boolean =>
  state === 'draft' || state === 'verifying' || state === 'verified';

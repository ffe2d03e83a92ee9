import type { Invitation } from '@countersign/contracts';
import type { Look } from '../shared/tone';

type InvitationState = Invitation['status'];

export const lookOfInvitation = (state: InvitationState): Look => looks()[state];

const looks = (): Record<InvitationState, Look> => ({
  pending: { tone: 'pending', icon: 'schedule-fill', word: $localize`:@@invited.pending:Waiting` },
  accepted: { tone: 'verified', icon: 'check_circle-fill', word: $localize`:@@invited.accepted:Accepted` },
  declined: { tone: 'failed', icon: 'cancel-fill', word: $localize`:@@invited.declined:Declined` },
  withdrawn: { tone: 'off', icon: 'block', word: $localize`:@@invited.withdrawn:Withdrawn` },
  expired: { tone: 'expired', icon: 'event_busy-fill', word: $localize`:@@invited.expired:Expired` },
});

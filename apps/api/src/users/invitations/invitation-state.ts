import type { Invitation, ProblemCode } from '@countersign/contracts';
import { RaError } from '../../shared/problem';
import type { InvitationEntity } from './invitation.entity';

export type InvitationState = Invitation['status'];

export const stateOf = (
  { status, expiresAt }: Pick<InvitationEntity, 'status' | 'expiresAt'>,
  now: Date,
): InvitationState => (status === 'pending' && expiresAt <= now ? 'expired' : status);

const refusals: Record<Exclude<InvitationState, 'pending'>, ProblemCode> = {
  accepted: 'link-used',
  declined: 'link-used',
  withdrawn: 'link-withdrawn',
  expired: 'link-expired',
};

/** Acting on a link that leads nowhere any more: the answer says why. */
export function assertPending(state: InvitationState): void {
  if (state !== 'pending') throw new RaError(refusals[state]);
}

/** Before a new link is sent: one that still works needs no other; what was decided stays decided. */
export function assertExpired(state: InvitationState): void {
  if (state === 'expired') return;
  assertPending(state);
  throw new RaError('wrong-state');
}

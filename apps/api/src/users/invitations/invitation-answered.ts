import type { InvitationEntity } from './invitation.entity';

/** Somebody said yes or no. */
export class InvitationAnswered {
  constructor(
    readonly invitation: Pick<InvitationEntity, 'name' | 'enterpriseId' | 'invitedBy'>,
    readonly answer: 'accepted' | 'declined',
  ) {}
}

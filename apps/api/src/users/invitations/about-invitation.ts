import type { InvitationEntity } from './invitation.entity';

/** How the audit names an invitation. */
export const aboutInvitation = ({ id, name, enterpriseId }: InvitationEntity) => ({
  type: 'invitation',
  id,
  label: name,
  enterpriseId,
});

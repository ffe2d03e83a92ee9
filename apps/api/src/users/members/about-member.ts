import type { Member } from '@countersign/contracts';

/** How the audit names a member. */
export const aboutMember = (enterpriseId: string, { user }: Member) => ({
  type: 'member',
  id: user.id,
  label: user.name,
  enterpriseId,
});

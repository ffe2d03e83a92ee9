import type { PutRole, Role } from '@countersign/contracts';

/** What is typed and ticked of a role. */
export type RoleInput = PutRole;

export const noRole: RoleInput = { name: '', description: '', permissions: [], isDefault: false };
export const roleInput = ({ name, description, permissions, isDefault }: Role): RoleInput => ({
  name,
  description,
  permissions,
  isDefault,
});

import { permission, type Permission, type PutRole, type Role } from '@countersign/contracts';
import * as z from 'zod';

/** What is typed and ticked of a role. */
export type RoleInput = PutRole;

const kept = z.object({
  name: z.string(),
  description: z.string(),
  permissions: z.array(permission),
  isDefault: z.boolean(),
});
/** What a tab kept of it, if it still has this shape. */
export const keptRole = (found: unknown): RoleInput | undefined => kept.safeParse(found).data;

export const noRole: RoleInput = { name: '', description: '', permissions: [], isDefault: false };
export const roleInput = ({ name, description, permissions, isDefault }: Role): RoleInput => ({
  name,
  description,
  permissions,
  isDefault,
});

/** Another role that begins as this one, as far as one may give what it allows. */
export const copyOf = ({ name, description, permissions }: Role, held: readonly Permission[]): RoleInput => ({
  name: $localize`:@@role.copyOf:Copy of ${name}:role:`.slice(0, 100),
  description,
  permissions: permissions.filter((one) => held.includes(one)),
  isDefault: false,
});

/** The order in which boxes were ticked is no difference. */
export const sameRole = (one: RoleInput, other: RoleInput): boolean => content(one) === content(other);
const content = ({ name, description, permissions, isDefault }: RoleInput) =>
  JSON.stringify([name, description, [...permissions].sort(), isDefault]);

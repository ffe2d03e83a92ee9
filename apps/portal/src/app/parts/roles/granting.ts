import { enterpriseRolePermissions, type Permission, permissions, type Role } from '@countersign/contracts';
import type { Access } from '../../core/session/access';

/** Where a role acts: in one enterprise, or (null) everywhere. */
export type Place = string | null;

/** What a role of this place may hold at most. */
export const allowedIn = (place: Place): readonly Permission[] =>
  place === null ? permissions : enterpriseRolePermissions;

const holds = (access: Access, permission: Permission, place: Place) =>
  place === null ? access.everywhere(permission) : access.may(permission, place);

/** What the person holds there themselves, and so may give. */
export const heldIn = (access: Access, place: Place): readonly Permission[] =>
  permissions.filter((one) => holds(access, one, place));

export const isWithin = ({ permissions: wanted }: Pick<Role, 'permissions'>, held: readonly Permission[]): boolean =>
  wanted.every((one) => held.includes(one));

/** Operators and their roles are in the hands of who may change the settings of the installation, too. */
export const mayHere = (access: Access, permission: Permission, place: Place): boolean =>
  holds(access, permission, place) && (place !== null || access.everywhere('settings:edit'));

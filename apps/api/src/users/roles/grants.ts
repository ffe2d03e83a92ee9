import type { Permission } from '@countersign/contracts';
import { type Identity, mayIn } from '../../shared/access/caller';
import { assertEverywhere } from '../../shared/access/operators-only';
import { RaError } from '../../shared/problem';
import { permissionsOf } from './built-in-roles';
import type { RoleEntity } from './role.entity';

/** Nobody gives, or takes from somebody, what they do not hold themselves. */
export function assertMayGrant(caller: Identity, role: Pick<RoleEntity, 'key' | 'permissions' | 'enterpriseId'>): void {
  assertHolds(caller, permissionsOf(role), role.enterpriseId);
}

/** `enterpriseId` null: everywhere. */
export function assertHolds(caller: Identity, given: readonly Permission[], enterpriseId: string | null): void {
  const lacks = given.some((one) =>
    enterpriseId === null ? !caller.everywhere.includes(one) : !mayIn(caller, one, enterpriseId),
  );
  if (lacks) throw new RaError('cannot-grant');
}

/** Operators and their roles belong to the installation: beside `users:…` or `roles:…` whoever changes them holds this. */
export const assertManagesOperators = (caller: Identity): void => {
  assertEverywhere(caller, 'settings:edit');
};

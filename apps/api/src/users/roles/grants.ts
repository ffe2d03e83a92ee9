import type { Permission } from '@countersign/contracts';
import { type Identity, mayIn } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { permissionsOf } from './built-in-roles';
import type { RoleEntity } from './role.entity';

type Granted = Pick<RoleEntity, 'key' | 'permissions' | 'enterpriseId'>;

/** Nobody gives, or takes from somebody, what they do not hold themselves. */
export const mayGrant = (caller: Identity, role: Granted): boolean =>
  holds(caller, permissionsOf(role), role.enterpriseId);

export function assertMayGrant(caller: Identity, role: Granted): void {
  assertHolds(caller, permissionsOf(role), role.enterpriseId);
}

/** `enterpriseId` null: everywhere. */
export function assertHolds(caller: Identity, given: readonly Permission[], enterpriseId: string | null): void {
  if (!holds(caller, given, enterpriseId)) throw new RaError('cannot-grant');
}

const holds = (caller: Identity, given: readonly Permission[], enterpriseId: string | null): boolean =>
  given.every((one) => (enterpriseId === null ? caller.everywhere.includes(one) : mayIn(caller, one, enterpriseId)));

/** Operators and their roles belong to the installation: beside `users:…` or `roles:…` whoever changes them holds this. */
export function assertManagesOperators({ everywhere }: Identity): void {
  if (!everywhere.includes('settings:edit')) throw new RaError('forbidden');
}

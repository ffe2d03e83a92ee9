import { type Identity, mayIn } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { permissionsOf } from './built-in-roles';
import type { RoleEntity } from './role.entity';

/** Nobody gives, or takes from somebody, what they do not hold themselves. */
export function assertMayGrant(caller: Identity, role: Pick<RoleEntity, 'key' | 'permissions' | 'enterpriseId'>): void {
  const { enterpriseId } = role;
  const lacks = permissionsOf(role).some((one) =>
    enterpriseId === null ? !caller.everywhere.includes(one) : !mayIn(caller, one, enterpriseId),
  );
  if (lacks) throw new RaError('cannot-grant');
}

import { enterpriseRolePermissions, type Permission } from '@countersign/contracts';
import { type Fault, RaError } from '../../shared/problem';

/** A role inside an enterprise holds nothing that is about others, or about its own from above. */
export function assertFits(permissions: readonly Permission[], enterpriseId: string | null): void {
  if (enterpriseId === null) return;
  const errors = permissions.flatMap((one, n): Fault[] =>
    enterpriseRolePermissions.includes(one) ? [] : [{ path: `/permissions/${n}`, code: 'invalid-field' }],
  );
  if (errors.length > 0) throw new RaError('invalid-field', { errors });
}

/** Each once. */
export const distinct = (permissions: readonly Permission[]): Permission[] => [...new Set(permissions)];

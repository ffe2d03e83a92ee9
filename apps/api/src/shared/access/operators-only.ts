import type { Permission } from '@countersign/contracts';
import type { Identity } from './caller';
import { RaError } from '../problem';

/** A role inside one enterprise is not enough, whatever it holds: tenants do not make or change tenants. */
export function assertEverywhere({ everywhere }: Identity, permission: Permission): void {
  if (!everywhere.includes(permission)) throw new RaError('forbidden');
}

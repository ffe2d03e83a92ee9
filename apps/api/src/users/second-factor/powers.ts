import type { Permission } from '@countersign/contracts';
import { allOf, type Held } from '../identity';

const configured = ['profiles', 'connectors', 'policies', 'users', 'roles', 'enterprises', 'settings'] as const;

/** What can cause issuance or change configuration: SBR 6.5.1 wants a second factor of every account that holds one of these. */
const powers: readonly Permission[] = [
  'requests:issue',
  'requests:approve',
  'certificates:revoke',
  ...configured.flatMap((module) => [`${module}:edit`, `${module}:delete`] as const),
];

export function isPowerful(held: Held): boolean {
  const all = allOf(held);
  return powers.some((one) => all.has(one));
}

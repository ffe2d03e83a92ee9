import * as z from 'zod';

const modules = [
  'enterprises',
  'domains',
  'policies',
  'users',
  'roles',
  'profiles',
  'connectors',
  'agreements',
  'requests',
  'certificates',
  'audit',
  'settings',
] as const;
const actions = ['read', 'edit', 'delete'] as const;
const special = ['requests:approve', 'requests:issue', 'certificates:revoke', 'audit:export'] as const;

type Module = (typeof modules)[number];
type Action = (typeof actions)[number];
export type Permission = `${Module}:${Action}` | (typeof special)[number];

/** Every permission there is; `super-admin` holds them all. */
export const permissions: readonly Permission[] = [
  ...modules.flatMap((module) => actions.map((action) => `${module}:${action}` as const)),
  ...special,
];
export const permission = z.enum(permissions as [Permission, ...Permission[]]);

const allOf = (module: Module) => permissions.filter((one) => one.startsWith(`${module}:`));

/** What a role inside an enterprise may hold at most: the rest is about all enterprises, or about one from above. */
export const enterpriseRolePermissions: readonly Permission[] = [
  'enterprises:read',
  'policies:read',
  'profiles:read',
  ...(['domains', 'users', 'roles', 'requests'] as const).flatMap(allOf),
  'certificates:read',
  'certificates:revoke',
  'audit:read',
];

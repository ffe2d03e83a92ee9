import { enterpriseRolePermissions, permissions, type Permission } from '@countersign/contracts';

export const operatorRoles = ['super-admin', 'operator', 'auditor'] as const;
export const enterpriseRoles = ['enterprise-admin', 'enterprise-user'] as const;
export type OperatorRole = (typeof operatorRoles)[number];
export type EnterpriseRole = (typeof enterpriseRoles)[number];
export type BuiltInRole = OperatorRole | EnterpriseRole;

const allBut = (...left: Permission[]) => permissions.filter((one) => !left.includes(one));

/** What each built-in role may do in this version. Rows of the database only name the role, so an update never leaves one behind. */
const held: Record<BuiltInRole, readonly Permission[]> = {
  'super-admin': permissions,
  operator: allBut('settings:edit', 'settings:delete', 'connectors:edit', 'connectors:delete'),
  auditor: permissions.filter((one) => one.endsWith(':read') || one === 'audit:export'),
  'enterprise-admin': enterpriseRolePermissions,
  'enterprise-user': [
    'requests:read',
    'requests:edit',
    'requests:delete',
    'requests:issue',
    'certificates:read',
    'certificates:revoke',
  ],
};

export const permissionsOf = (role: {
  readonly key: string | null;
  readonly permissions: readonly Permission[] | null;
}) => (isBuiltIn(role.key) ? held[role.key] : (role.permissions ?? []));

const isBuiltIn = (key: string | null): key is BuiltInRole => key !== null && Object.hasOwn(held, key);

export const roleTexts: Record<EnterpriseRole, { readonly name: string; readonly description: string }> = {
  'enterprise-admin': {
    name: 'Enterprise administrator',
    description: 'Manages domains, people and requests of the enterprise',
  },
  'enterprise-user': { name: 'Enterprise user', description: 'Requests certificates and sees their own' },
};

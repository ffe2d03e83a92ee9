import { permissions } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { permissionsOf } from './built-in-roles';

const of = (key: string) => permissionsOf({ key, permissions: null });

describe('a built-in role', () => {
  it('super-admin holds everything', () => {
    expect(of('super-admin')).toEqual(permissions);
  });
  it.each([
    [
      'operator',
      ['enterprises:edit', 'users:edit', 'requests:approve', 'connectors:read', 'settings:read'],
      ['settings:edit', 'connectors:edit', 'connectors:delete'],
    ],
    [
      'auditor',
      ['requests:read', 'audit:read', 'audit:export'],
      ['requests:edit', 'certificates:revoke', 'enterprises:edit'],
    ],
    [
      'enterprise-admin',
      ['enterprises:read', 'users:edit', 'domains:delete', 'requests:approve', 'requests:issue'],
      ['enterprises:edit', 'policies:edit', 'connectors:read', 'settings:read', 'audit:export'],
    ],
    [
      'enterprise-user',
      ['requests:read', 'requests:edit', 'requests:issue', 'requests:delete', 'certificates:revoke'],
      ['users:read', 'requests:approve', 'enterprises:read'],
    ],
  ])('%s holds what it should and no more', (key, holds, lacks) => {
    expect(of(key)).toEqual(expect.arrayContaining(holds));
    expect(of(key).filter((one) => lacks.includes(one))).toEqual([]);
  });
  it('of an enterprise never holds more than super-admin, and users nothing that admins lack', () => {
    expect(of('enterprise-user').filter((one) => !of('enterprise-admin').includes(one))).toEqual([]);
  });
  it('that nobody built holds what its row says', () => {
    expect(permissionsOf({ key: null, permissions: ['requests:read'] })).toEqual(['requests:read']);
    expect(permissionsOf({ key: 'constructor', permissions: null })).toEqual([]);
  });
});

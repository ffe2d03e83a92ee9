import { permissions, type Permission, type Role, type User } from '@countersign/contracts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { newId } from '../../shared/ids';
import { bare, said } from '../../testing/said';
import { specApi, type Voice } from '../../testing/spec-api';
import { aMember, anOperator } from '../../testing/spec-callers';
import { aPerson, callerFor } from '../testing';
import { contentOf, rolesAt, RoleWorld } from './testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
let superAdmin: Voice;
let world: RoleWorld;
beforeAll(async () => {
  superAdmin = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'super-admin' })));
});
beforeEach(async () => {
  world = await RoleWorld.with(api);
});

describe('nobody gives what they do not hold:', () => {
  const withOnly = (...held: Permission[]) =>
    api.as(aMember(world.enterpriseId, ['roles:read', 'roles:edit', 'roles:delete', ...held]));

  it('a new role', async () => {
    const answer = await withOnly('requests:read').post(rolesAt, world.wanted());
    expect(said(answer)).toBe('403 cannot-grant');
    expect((await withOnly('requests:read', 'users:read').post(rolesAt, world.wanted())).statusCode).toBe(201);
  });

  it.each([
    ['more to a role', ['requests:read'], ['requests:read', 'users:read']],
    ['nothing to a role that holds more', ['requests:read', 'users:read'], ['requests:read', 'users:read']],
    ['nor takes from it', ['requests:read', 'users:read'], ['requests:read']],
  ] as const)('%s', async (_, held, then) => {
    const role = await world.made({ permissions: held });
    const put = await withOnly('requests:read').put(`${rolesAt}/${role.id}`, {
      ...contentOf(role),
      permissions: then,
      isDefault: true,
    });
    expect(said(put)).toBe('403 cannot-grant');
    expect((await world.admin.get(`${rolesAt}/${role.id}`)).json()).toEqual(role);
  });

  it('nor takes a whole role away', async () => {
    const role = await world.made();
    expect(said(await withOnly('requests:read').delete(`${rolesAt}/${role.id}`))).toBe('403 cannot-grant');
  });
});

describe('operators’ roles', () => {
  const operators = (more: object = {}) => ({
    ...{ name: `Night shift ${newId()}`, scope: 'operator', permissions: ['requests:read', 'requests:approve'] },
    ...more,
  });

  it('are made by who runs the installation, and given to operators', async () => {
    const role = (
      await superAdmin.post(rolesAt, operators({ permissions: ['connectors:read', 'users:read'] }))
    ).json<Role>();
    expect(role).toMatchObject({ scope: 'operator', enterpriseId: null, builtIn: false });
    const olga = { name: 'Olga', email: `olga.${newId()}@x.example`, roleId: role.id };
    expect((await superAdmin.post('/api/v1/users', olga)).json<User>().role?.id).toBe(role.id);
    expect(said(await superAdmin.delete(`${rolesAt}/${role.id}`))).toBe('409 in-use');
  });

  it('are not for the operator of the product, who holds the permissions but not the installation', async () => {
    const operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'operator' })));
    const role = (await superAdmin.post(rolesAt, operators())).json<Role>();
    expect(said(await operator.get(`${rolesAt}/${role.id}`))).toBe('200');
    expect(said(await operator.post(rolesAt, operators()))).toBe('403 forbidden');
    expect(said(await operator.put(`${rolesAt}/${role.id}`, { ...contentOf(role), description: 'x' }))).toBe(
      '403 forbidden',
    );
    expect(said(await operator.delete(`${rolesAt}/${role.id}`))).toBe('403 forbidden');
    expect((await operator.post(rolesAt, world.wanted())).statusCode).toBe(201);
  });

  it('hold no more than who makes them', async () => {
    const some = api.as(anOperator(['roles:edit', 'settings:edit', 'requests:read']));
    expect(said(await some.post(rolesAt, operators()))).toBe('403 cannot-grant');
    expect(said(await some.post(rolesAt, operators({ permissions: ['requests:read'] })))).toBe('201');
  });

  it('are not for tenants: not on their list, not by their id, not to be made', async () => {
    const role = (await superAdmin.post(rolesAt, operators())).json<Role>();
    expect((await world.listed('size=200')).filter(({ scope }) => scope === 'operator')).toEqual([]);
    expect(await world.listed('scope=operator')).toEqual([]);
    expect(bare(await world.admin.get(`${rolesAt}/${role.id}`))).toBe(
      bare(await world.admin.get(`${rolesAt}/${newId()}`)),
    );
    expect(said(await world.admin.put(`${rolesAt}/${role.id}`, contentOf(role)))).toBe('404 not-found');
    expect(said(await world.admin.delete(`${rolesAt}/${role.id}`))).toBe('404 not-found');
    expect(said(await world.admin.post(rolesAt, operators({ permissions: ['requests:read'] })))).toBe('403 forbidden');
    expect(said(await api.as(aMember(world.enterpriseId)).post(rolesAt, operators()))).toMatch(/^403 /);
  });
});

describe('roles of another enterprise', () => {
  it('are not found, byte for byte, and on no list', async () => {
    const role = await world.made();
    const other = await anEnterprise(api.db);
    const stranger = api.as(await callerFor(api.db, await aPerson(api.db, { in: { [other.id]: 'enterprise-admin' } })));
    for (const call of [
      (id: string) => stranger.get(`${rolesAt}/${id}`),
      (id: string) => stranger.put(`${rolesAt}/${id}`, contentOf(role)),
      (id: string) => stranger.put(`${rolesAt}/${id}`, { nonsense: 1 }),
      (id: string) => stranger.delete(`${rolesAt}/${id}`),
    ]) {
      expect(bare(await call(role.id))).toBe(bare(await call(newId())));
      expect(bare(await call(role.id))).toMatch(/^404 /);
    }
    const of = (enterpriseId: string) => stranger.post(rolesAt, world.wanted({ enterpriseId }));
    expect(bare(await of(world.enterpriseId))).toBe(bare(await of(newId())));
    expect(bare(await of(world.enterpriseId))).toMatch(/^404 /);
    expect(await world.listed(`enterpriseId=${world.enterpriseId}`, stranger)).toEqual([]);
    expect((await world.listed('size=200', stranger)).map(({ enterpriseId }) => enterpriseId)).toEqual([other.id]);
  });

  it('are for who may: reading, editing and deleting apart', async () => {
    const role = await world.made();
    const reader = api.as(aMember(world.enterpriseId, ['roles:read']));
    expect(said(await reader.get(`${rolesAt}/${role.id}`))).toBe('200');
    expect(said(await reader.put(`${rolesAt}/${role.id}`, contentOf(role)))).toBe('403 forbidden');
    expect(said(await reader.delete(`${rolesAt}/${role.id}`))).toBe('403 forbidden');
    expect(said(await reader.post(rolesAt, world.wanted()))).toBe('403 forbidden');
    expect(said(await api.as(aMember(world.enterpriseId, ['users:read'])).get(rolesAt))).toBe('403 forbidden');
    expect(said(await api.anonymous().get(rolesAt))).toBe('401 not-signed-in');
  });

  it('edits here give no right there', async () => {
    const other = await anEnterprise(api.db);
    const within = new Map([
      [world.enterpriseId, { permissions, ownOnly: false }],
      [other.id, { permissions: ['roles:read' as const, 'requests:read' as const], ownOnly: false }],
    ]);
    const both = api.as({ ...aMember(world.enterpriseId), within });
    expect(
      said(await both.post(rolesAt, world.wanted({ enterpriseId: other.id, permissions: ['requests:read'] }))),
    ).toBe('403 forbidden');
  });

  it('are not made where the enterprise is switched off', async () => {
    const off = await anEnterprise(api.db, { active: false });
    expect(said(await superAdmin.post(rolesAt, world.wanted({ enterpriseId: off.id })))).toBe(
      '409 enterprise-inactive',
    );
  });
});

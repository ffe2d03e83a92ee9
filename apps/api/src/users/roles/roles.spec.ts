import { enterpriseRolePermissions, permissions, type Role } from '@countersign/contracts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../shared/ids';
import { faultsIn, said } from '../../testing/said';
import { specApi, type Voice } from '../../testing/spec-api';
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

describe('a role', () => {
  it('is made in an enterprise with what it holds, each permission once', async () => {
    const answer = await world.admin.post(
      rolesAt,
      world.wanted({ permissions: ['requests:read', 'users:read', 'requests:read'] }),
    );
    const role = answer.json<Role>();
    expect([answer.statusCode, answer.headers['location'], answer.headers['etag']]).toEqual([
      201,
      `${rolesAt}/${role.id}`,
      '"1"',
    ]);
    expect(role).toEqual({
      ...{ id: role.id, key: null, name: role.name, description: 'First line', scope: 'enterprise' },
      ...{ enterpriseId: world.enterpriseId, isDefault: false, builtIn: false },
      permissions: ['requests:read', 'users:read'],
    });
    expect((await world.admin.get(`${rolesAt}/${role.id}`)).json()).toEqual(role);
  });

  it('of the product says what it holds in this version', async () => {
    const [first] = await world.listed('scope=operator&q=super', superAdmin);
    expect(first).toMatchObject({ key: 'super-admin', builtIn: true, enterpriseId: null, permissions });
  });

  it('acts at the next call of who has it, when it is changed too', async () => {
    const role = await world.made();
    const bob = await aPerson(api.db, { in: { [world.enterpriseId]: 'enterprise-user' } });
    const his = await api.signIn(bob.email, bob.password);
    const members = `/api/v1/enterprises/${world.enterpriseId}/members`;
    expect(said(await his.get(members))).toBe('403 forbidden');
    await world.admin.patch(`${members}/${bob.id}`, { roleId: role.id });
    expect(said(await his.get(members))).toBe('200');
    const changed = await world.admin.put(`${rolesAt}/${role.id}`, {
      ...contentOf(role),
      permissions: ['requests:read'],
    });
    expect([changed.statusCode, changed.headers['etag']]).toEqual([200, '"2"']);
    expect(said(await his.get(members))).toBe('403 forbidden');
  });

  it('is written down as it was and as it is; what changes nothing is not', async () => {
    const role = await world.made();
    await world.admin.put(`${rolesAt}/${role.id}`, contentOf(role));
    await world.admin.put(`${rolesAt}/${role.id}`, {
      ...contentOf(role),
      name: `${role.name} 2`,
      permissions: ['requests:read'],
    });
    await world.admin.delete(`${rolesAt}/${role.id}`);
    const acts = await api.db.query<{ action: string; before: object | null; after: object | null }[]>(
      `select action, before, after from audit_record where object_id = $1 and enterprise_id = $2 order by seq`,
      [role.id, world.enterpriseId],
    );
    expect(acts.map(({ action }) => action)).toEqual(['role.created', 'role.changed', 'role.deleted']);
    expect(acts[1]).toMatchObject({
      before: { name: role.name, permissions: ['requests:read', 'users:read'] },
      after: { name: `${role.name} 2`, permissions: ['requests:read'] },
    });
  });

  it('has a name of its own, which is free again when it is deleted', async () => {
    const role = await world.made();
    const again = await world.admin.post(rolesAt, world.wanted({ name: role.name }));
    expect([said(again), faultsIn(again)]).toEqual(['409 already-exists', ['/name already-exists']]);
    const other = await world.made();
    const renamed = await world.admin.put(`${rolesAt}/${other.id}`, { ...contentOf(other), name: role.name });
    expect(said(renamed)).toBe('409 already-exists');
    expect(said(await world.admin.delete(`${rolesAt}/${role.id}`))).toBe('204');
    await world.made({ name: role.name });
  });

  it('is changed as it was seen, or not at all', async () => {
    const role = await world.made();
    await world.admin.put(`${rolesAt}/${role.id}`, { ...contentOf(role), description: 'A' }, { 'if-match': '"1"' });
    for (const stale of [
      await world.admin.put(`${rolesAt}/${role.id}`, { ...contentOf(role), description: 'B' }, { 'if-match': '"1"' }),
      await world.admin.delete(`${rolesAt}/${role.id}`, { 'if-match': '"1"' }),
    ])
      expect([said(stale), stale.headers['etag']]).toEqual(['412 changed-meanwhile', '"2"']);
  });

  it.each([
    ['no name', { name: ' ' }, ['/name required']],
    ['a permission that is none', { permissions: ['requests:fly'] }, ['/permissions/0 invalid-field']],
    ['an enterprise’s role without an enterprise', { enterpriseId: null }, ['/enterpriseId invalid-field']],
    ['an operators’ role in an enterprise', { scope: 'operator' }, ['/enterpriseId invalid-field']],
    ['keys of ours', { builtIn: true, key: 'super-admin' }, ['/builtIn unknown-field', '/key unknown-field']],
  ])('is refused with %s', async (_, more, faults) => {
    const answer = await superAdmin.post(rolesAt, world.wanted(more));
    expect([answer.statusCode, faultsIn(answer).sort()]).toEqual([422, faults]);
  });

  it('of an enterprise holds nothing that is about others, or about its own from above', async () => {
    const outside = permissions.filter((one) => !enterpriseRolePermissions.includes(one));
    expect(outside).toEqual(
      expect.arrayContaining([
        'connectors:read',
        'settings:edit',
        'enterprises:edit',
        'profiles:edit',
        'policies:edit',
      ]),
    );
    const answer = await superAdmin.post(rolesAt, world.wanted({ permissions: ['requests:read', ...outside] }));
    expect(faultsIn(answer)).toEqual(outside.map((_one, n) => `/permissions/${n + 1} invalid-field`));
    const role = await world.made();
    const put = await superAdmin.put(`${rolesAt}/${role.id}`, { ...contentOf(role), permissions: ['audit:export'] });
    expect(faultsIn(put)).toEqual(['/permissions/0 invalid-field']);
    await world.made({ permissions: enterpriseRolePermissions }, superAdmin);
  });
});

describe('the default role', () => {
  const defaultsOf = async () =>
    (await world.listed(`enterpriseId=${world.enterpriseId}`))
      .filter(({ isDefault }) => isDefault)
      .map(({ name }) => name);

  it('is one: choosing another clears the old one, taking it back gives it to the product’s own', async () => {
    expect(await defaultsOf()).toEqual(['Enterprise user']);
    const first = await world.made({ isDefault: true });
    expect(await defaultsOf()).toEqual([first.name]);
    const second = await world.made({ isDefault: false });
    await world.admin.put(`${rolesAt}/${second.id}`, { ...contentOf(second), isDefault: true });
    expect(await defaultsOf()).toEqual([second.name]);
    await world.admin.put(`${rolesAt}/${second.id}`, { ...contentOf(second), isDefault: false });
    expect(await defaultsOf()).toEqual(['Enterprise user']);
  });

  it('goes back to the product’s own when it is deleted', async () => {
    const role = await world.made({ isDefault: true });
    await world.admin.delete(`${rolesAt}/${role.id}`);
    expect(await defaultsOf()).toEqual(['Enterprise user']);
  });

  it('is one also when many are chosen at once', async () => {
    const roles = await Promise.all([world.made(), world.made(), world.made(), world.made()]);
    const answers = await Promise.all(
      roles.map((role) => world.admin.put(`${rolesAt}/${role.id}`, { ...contentOf(role), isDefault: true })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect(await defaultsOf()).toHaveLength(1);
  });
});

describe('a role that is in use', () => {
  it.each([
    [
      'by a member',
      async (role: Role) => {
        const bob = await aPerson(api.db, { in: { [world.enterpriseId]: 'enterprise-user' } });
        await world.admin.patch(`/api/v1/enterprises/${world.enterpriseId}/members/${bob.id}`, { roleId: role.id });
      },
    ],
    [
      'by an invitation that waits',
      async (role: Role) => {
        const invited = { name: 'Eve', email: `eve.${newId()}@x.example`, role: role.id };
        await world.admin.post(`/api/v1/enterprises/${world.enterpriseId}/invitations`, invited);
      },
    ],
  ])('%s stays', async (_, use) => {
    const role = await world.made();
    await use(role);
    expect(said(await world.admin.delete(`${rolesAt}/${role.id}`))).toBe('409 in-use');
  });

  it('by nobody any more can go: an old invitation does not hold it', async () => {
    const role = await world.made();
    const invitations = `/api/v1/enterprises/${world.enterpriseId}/invitations`;
    const eve = { name: 'Eve', email: `eve.${newId()}@x.example`, role: role.id };
    const { id } = (await world.admin.post(invitations, eve)).json<{ id: string }>();
    await world.admin.delete(`${invitations}/${id}`);
    expect(said(await world.admin.delete(`${rolesAt}/${role.id}`))).toBe('204');
    expect(said(await world.admin.get(`${rolesAt}/${role.id}`))).toBe('404 not-found');
    expect((await world.admin.get(invitations)).json()).toMatchObject({ items: [{ role: { name: role.name } }] });
  });

  it('because it comes with the product is neither changed nor deleted, by nobody', async () => {
    for (const role of [
      ...(await world.listed('scope=operator', superAdmin)),
      ...(await world.listed('q=enterprise')),
    ]) {
      expect(role.builtIn).toBe(true);
      expect(said(await superAdmin.put(`${rolesAt}/${role.id}`, { ...contentOf(role), name: 'Mine' }))).toMatch(
        /^(409 in-use|422)/,
      );
      expect(said(await superAdmin.delete(`${rolesAt}/${role.id}`))).toBe('409 in-use');
    }
  });

  it('deleted is given to nobody', async () => {
    const role = await world.made();
    await world.admin.delete(`${rolesAt}/${role.id}`);
    const bob = await aPerson(api.db, { in: { [world.enterpriseId]: 'enterprise-user' } });
    const members = `/api/v1/enterprises/${world.enterpriseId}/members`;
    expect(faultsIn(await world.admin.patch(`${members}/${bob.id}`, { roleId: role.id }))).toEqual([
      '/roleId invalid-field',
    ]);
  });
});

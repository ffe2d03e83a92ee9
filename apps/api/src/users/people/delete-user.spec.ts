import type { User } from '@countersign/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { said } from '../../testing/said';
import { specApi, type Voice } from '../../testing/spec-api';
import { aPerson, aRole, callerFor, operatorRole } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const at = '/api/v1/users';

let superAdmin: Voice;
beforeAll(async () => {
  superAdmin = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'super-admin' })));
});
const auditOf = (id: string) =>
  api.db.query<{ action: string; before: object | null; after: object | null }[]>(
    'select action, before, after from audit_record where object_id = $1 order by at, seq',
    [id],
  );

describe('signing somebody out everywhere', () => {
  it('ends each of their sessions, at the next call', async () => {
    const mia = await aPerson(api.db, {});
    const [one, two] = [await api.signIn(mia.email, mia.password), await api.signIn(mia.email, mia.password)];
    expect(said(await superAdmin.delete(`${at}/${mia.id}/sessions`))).toBe('204');
    for (const voice of [one, two]) expect(said(await voice.get('/api/v1/me'))).toBe('401 not-signed-in');
    expect((await auditOf(mia.id)).map(({ action }) => action)).toContain('person.signed-out');
    await api.signIn(mia.email, mia.password);
  });
});

describe('a deleted person', () => {
  it('is out, on no list and in no enterprise; the address is free', async () => {
    const house = await anEnterprise(api.db);
    const mia = await aPerson(api.db, { name: 'Mia Weg', in: { [house.id]: 'enterprise-user' } });
    const hers = await api.signIn(mia.email, mia.password);
    expect(said(await superAdmin.delete(`${at}/${mia.id}`))).toBe('204');
    expect(said(await hers.get('/api/v1/me'))).toBe('401 not-signed-in');
    await expect(api.signIn(mia.email, mia.password)).rejects.toThrow('401');
    expect(said(await superAdmin.get(`${at}/${mia.id}`))).toBe('404 not-found');
    expect(said(await superAdmin.delete(`${at}/${mia.id}`))).toBe('404 not-found');
    expect((await superAdmin.get(`${at}?q=${mia.email}`)).json()).toMatchObject({ items: [] });
    expect((await superAdmin.get(`/api/v1/enterprises/${house.id}/members`)).json()).toMatchObject({ items: [] });
    expect((await auditOf(mia.id)).map(({ action }) => action).sort()).toEqual(
      expect.arrayContaining(['member.removed', 'person.deleted']),
    );
    const again = await superAdmin.post(at, {
      name: 'Mia Neu',
      email: mia.email,
      roleId: await operatorRole(api.db, 'auditor'),
    });
    expect([again.statusCode, again.json<User>().id === mia.id]).toEqual([201, false]);
  });

  it('is still named by what they did', async () => {
    const house = await anEnterprise(api.db);
    const admin = await aPerson(api.db, { name: 'Ida Weg', in: { [house.id]: 'enterprise-admin' } });
    const invitations = `/api/v1/enterprises/${house.id}/invitations`;
    const voice = api.as(await callerFor(api.db, admin));
    await aRole(api.db, house.id, 'enterprise-user');
    await voice.post(invitations, { name: 'Eve', email: 'eve@x.example', role: 'enterprise-user' });
    await superAdmin.delete(`${at}/${admin.id}`);
    expect((await superAdmin.get(invitations)).json()).toMatchObject({ items: [{ invitedBy: { name: 'Ida Weg' } }] });
  });
});

describe('an open stream', () => {
  it('of somebody who is blocked closes within five seconds', async () => {
    const mia = await aPerson(api.db, {});
    const hers = await api.signIn(mia.email, mia.password);
    let ended = false;
    const stream = hers.get('/api/v1/events').then(() => {
      ended = true;
    });
    await wait(300);
    expect(ended).toBe(false);
    const since = performance.now();
    await superAdmin.patch(`${at}/${mia.id}`, { status: 'blocked' });
    await stream;
    expect(performance.now() - since).toBeLessThan(5000);
  });
});

import type { Enterprise } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../shared/ids';
import { specApi, type Voice } from '../testing/spec-api';
import { aMember } from '../testing/spec-callers';
import { aPerson, callerFor } from '../users/testing';
import { anEnterprise } from './testing';

const api = specApi();
const enterprises = '/api/v1/enterprises';
let operator: Voice;
beforeAll(async () => {
  operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'super-admin' })));
});
const nordlicht = {
  name: 'Nordlicht Energie AG',
  phone: '+49 431 1234',
  address: { country: 'DE', city: 'Kiel', line1: 'Hafen 1' },
  owner: { name: 'Nora Licht', email: 'nora@nordlicht.example' },
};
const register = async (more: object = {}) => {
  const answer = await operator.post(enterprises, { ...nordlicht, ...more });
  return { answer, enterprise: answer.json<Enterprise>() };
};

describe('registering an enterprise', () => {
  it('answers with the whole of it, its address and its version', async () => {
    const { answer, enterprise } = await register();
    expect([answer.statusCode, answer.headers['location'], answer.headers['etag']]).toEqual([
      201,
      `${enterprises}/${enterprise.id}`,
      '"1"',
    ]);
    expect(enterprise).toEqual({
      id: enterprise.id,
      name: 'Nordlicht Energie AG',
      assumedName: null,
      phone: '+49 431 1234',
      address: { country: 'DE', state: null, city: 'Kiel', postalCode: null, line1: 'Hafen 1', line2: null },
      owner: { name: 'Nora Licht', email: 'nora@nordlicht.example', mobile: null, jobTitle: null },
      active: true,
      createdAt: enterprise.createdAt,
      counts: { members: 0, domains: 0, openRequests: 0, certificates: 0 },
      tokenMailsPerHour: 50,
    });
  });

  it('gives it its two roles and invites the owner as its administrator', async () => {
    const { enterprise } = await register({ owner: { name: 'Olga', email: 'olga@nordlicht.example' } });
    const answer = await operator.get(`${enterprises}/${enterprise.id}/invitations`);
    expect(answer.json()).toMatchObject({
      items: [{ name: 'Olga', email: 'olga@nordlicht.example', status: 'pending', role: { key: 'enterprise-admin' } }],
    });
    const mails = await api.db.query<object[]>(`select recipient, template from outbox_mail where enterprise_id = $1`, [
      enterprise.id,
    ]);
    expect(mails).toEqual([{ recipient: 'olga@nordlicht.example', template: 'invitation' }]);
  });

  it('is written down with what it says', async () => {
    const { enterprise } = await register();
    const records = await api.db.query<object[]>(`select action, object_label from audit_record where object_id = $1`, [
      enterprise.id,
    ]);
    expect(records).toEqual([{ action: 'enterprise.registered', object_label: 'Nordlicht Energie AG' }]);
  });

  it.each([
    ['an empty name', { name: ' ' }, ['/name required']],
    ['a country that is none', { name: 'X', address: { country: 'Germany' } }, ['/address/country pattern']],
    ['a key of ours', { name: 'X', active: false, id: newId() }, ['/active unknown-field', '/id unknown-field']],
    ['an owner without an address', { name: 'X', owner: { name: 'Y' } }, ['/owner/email required']],
  ])('refuses %s', async (_, body, faults) => {
    const answer = await operator.post(enterprises, body);
    const { errors } = answer.json<{ errors: { path: string; code: string }[] }>();
    expect([answer.statusCode, errors.map(({ path, code }) => `${path} ${code}`).sort()]).toEqual([422, faults]);
  });

  it('is for operators: a role inside an enterprise is not enough, whatever it holds', async () => {
    const { id } = await anEnterprise(api.db);
    expect((await api.as(aMember(id)).post(enterprises, nordlicht)).statusCode).toBe(403);
    expect((await api.as(aMember(id)).patch(`${enterprises}/${id}`, { name: 'Mine' })).statusCode).toBe(403);
    expect((await api.anonymous().post(enterprises, nordlicht)).statusCode).toBe(401);
  });
});

describe('changing an enterprise', () => {
  it('merges what was sent and raises the version', async () => {
    const { enterprise } = await register();
    const answer = await operator.patch(`${enterprises}/${enterprise.id}`, {
      phone: null,
      address: { city: 'Lübeck' },
      active: false,
    });
    expect(answer.json()).toMatchObject({
      phone: null,
      address: { country: 'DE', city: 'Lübeck', line1: 'Hafen 1' },
      active: false,
    });
    expect(answer.headers['etag']).toBe('"2"');
  });

  it('takes the type of a merge patch too', async () => {
    const { enterprise } = await register();
    const type = { 'content-type': 'application/merge-patch+json' };
    const answer = await operator.patch(`${enterprises}/${enterprise.id}`, { phone: null }, type);
    expect([answer.statusCode, answer.json<Enterprise>().phone]).toEqual([200, null]);
  });

  it('leaves everything alone where nothing changes', async () => {
    const { enterprise } = await register();
    const answer = await operator.patch(`${enterprises}/${enterprise.id}`, { name: enterprise.name });
    expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"1"']);
  });

  it('refuses what somebody else changed meanwhile', async () => {
    const { enterprise } = await register();
    const at = `${enterprises}/${enterprise.id}`;
    await operator.patch(at, { name: 'First' }, { 'if-match': '"1"' });
    const second = await operator.patch(at, { name: 'Second' }, { 'if-match': '"1"' });
    expect([second.statusCode, second.json<{ code: string }>().code, second.headers['etag']]).toEqual([
      412,
      'changed-meanwhile',
      '"2"',
    ]);
  });

  it.each([
    { createdAt: '2020-01-01T00:00:00Z' },
    { counts: {} },
    { owner: { name: 'Me', email: 'me@x.org' } },
    { version: 9 },
  ])('refuses %j, which nobody sets', async (body) => {
    const { enterprise } = await register();
    const answer = await operator.patch(`${enterprises}/${enterprise.id}`, body);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'unknown-field']);
  });
});

describe('reading enterprises', () => {
  it('finds by a part of the name, filters and sorts', async () => {
    await anEnterprise(api.db, { name: 'Zeppelin Werft', active: false });
    await anEnterprise(api.db, { name: 'Aal Räucherei Zepter' });
    const names = async (query: string) =>
      (await operator.get(`${enterprises}?${query}`)).json<{ items: Enterprise[] }>().items.map(({ name }) => name);
    expect(await names('q=zep')).toEqual(['Aal Räucherei Zepter', 'Zeppelin Werft']);
    expect(await names('q=zep&sort=name:desc')).toEqual(['Zeppelin Werft', 'Aal Räucherei Zepter']);
    expect(await names('q=zep&active=true')).toEqual(['Aal Räucherei Zepter']);
    expect(await names('q=%25')).toEqual([]);
  });

  it('shows a member their own and no other', async () => {
    const mine = await anEnterprise(api.db, { name: 'Mine' });
    const foreign = await anEnterprise(api.db, { name: 'Foreign' });
    const member = api.as(aMember(mine.id, ['enterprises:read']));
    const { items } = (await member.get(enterprises)).json<{ items: Enterprise[] }>();
    expect(items.map(({ id }) => id)).toEqual([mine.id]);
    const body = async (id: string) => {
      const answer = await member.get(`${enterprises}/${id}`);
      return `${answer.statusCode} ${answer.body.replace(/"instance":"[^"]*"/, '')}`;
    };
    expect(await body(foreign.id)).toBe(await body(newId()));
    expect(await body(foreign.id)).toMatch(/^404 /);
  });

  it('needs the permission', async () => {
    const { id } = await anEnterprise(api.db);
    expect((await api.as(aMember(id, ['requests:read'])).get(`${enterprises}/${id}`)).statusCode).toBe(403);
  });
});

import type { Certificate, Enterprise, Session } from '@countersign/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkOf, detailOf, RequestWorld } from '../requests/testing';
import { newId } from '../shared/ids';
import { bare, faultsIn, said } from '../testing/said';
import { specApi, type Voice } from '../testing/spec-api';
import { aMember } from '../testing/spec-callers';
import { linkOf } from '../users/invitations/testing';
import { aPerson, aRole, callerFor, type SpecPerson } from '../users/testing';
import { anEnterprise } from './testing';

const api = specApi({ environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000' } });
const NAME = 'Nordlicht Energie AG';
const at = (id: string) => `/api/v1/enterprises/${id}`;
let operator: Voice;
const remove = (id: string, confirm: string | null = NAME, voice = operator, headers = {}) =>
  voice.delete(`${at(id)}${confirm === null ? '' : `?confirm=${encodeURIComponent(confirm)}`}`, headers);
beforeAll(async () => {
  operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'operator' })));
});

describe('the deletion of an enterprise', () => {
  it.each([
    ['nothing', null, '?confirm required'],
    ['another name', 'Nordlicht', '?confirm invalid-field'],
    ['the name in other letters', NAME.toLowerCase(), '?confirm invalid-field'],
  ])('is confirmed by its name, not by %s', async (_, confirm, fault) => {
    const { id } = await anEnterprise(api.db);
    const answer = await remove(id, confirm);
    expect([answer.statusCode, faultsIn(answer)]).toEqual([422, [fault]]);
    expect((await operator.get(at(id))).json()).toMatchObject({ active: true });
  });

  it('hides it: not found by its id, its parts neither, and on no list', async () => {
    const { id } = await anEnterprise(api.db, { name: 'Weg und Fort GmbH' });
    const role = await aRole(api.db, id, 'enterprise-user');
    const answer = await remove(id, 'Weg und Fort GmbH');
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    for (const part of ['', '/members', '/invitations', '/notes', '/profiles'])
      expect(bare(await operator.get(`${at(id)}${part}`))).toBe(bare(await operator.get(`${at(newId())}${part}`)));
    expect(said(await operator.patch(at(id), { active: true }))).toBe('404 not-found');
    expect(said(await remove(id, 'Weg und Fort GmbH'))).toBe('404 not-found');
    expect((await operator.get('/api/v1/enterprises?q=Weg%20und')).json()).toMatchObject({ items: [], total: 0 });
    expect((await operator.get(`/api/v1/roles?enterpriseId=${id}`)).json()).toMatchObject({ items: [] });
    expect(said(await operator.get(`/api/v1/roles/${role}`))).toBe('404 not-found');
  });

  it('is written down with what hung on it', async () => {
    const { id } = await anEnterprise(api.db);
    const mia = await aPerson(api.db, { in: { [id]: 'enterprise-user' } });
    const { counts } = (await operator.get(at(id))).json<Enterprise>();
    await remove(id);
    const records = await api.db.query<{ action: string; before: object }[]>(
      `select action, before from audit_record where object_id = $1 order by seq`,
      [id],
    );
    expect(records).toEqual([
      { action: 'enterprise.deleted', before: { active: true, counts } },
      {
        action: 'enterprise.members-removed',
        before: { members: [{ id: mia.id, role: 'Enterprise user', status: 'active' }] },
      },
    ]);
  });

  it('is for operators, and of the version that was seen', async () => {
    const { id } = await anEnterprise(api.db);
    const admin = await aPerson(api.db, { in: { [id]: 'enterprise-admin' } });
    expect(said(await remove(id, NAME, api.as(await callerFor(api.db, admin))))).toBe('403 forbidden');
    expect(said(await remove(id, NAME, api.as(aMember(id))))).toBe('403 forbidden');
    const auditor = await aPerson(api.db, { operatorRole: 'auditor' });
    expect(said(await remove(id, NAME, api.as(await callerFor(api.db, auditor))))).toBe('403 forbidden');
    expect(said(await remove(id, NAME, api.anonymous()))).toBe('401 not-signed-in');
    expect(said(await remove(id, NAME, operator, { 'if-match': '"7"' }))).toBe('412 changed-meanwhile');
    expect(said(await operator.get(at(id)))).toBe('200');
  });
});

describe('of an enterprise that is deleted', () => {
  let world: RequestWorld;
  let admin: SpecPerson;
  beforeEach(async () => {
    world = await RequestWorld.with(api);
    await aRole(api.db, world.enterpriseId, 'enterprise-user');
    admin = await aPerson(api.db, { in: { [world.enterpriseId]: 'enterprise-admin' } });
  });

  it('members are members no more, at the next call; elsewhere they stay', async () => {
    const other = await anEnterprise(api.db);
    const eve = await aPerson(api.db, {
      in: { [world.enterpriseId]: 'enterprise-admin', [other.id]: 'enterprise-user' },
    });
    const hers = await api.signIn(eve.email, eve.password);
    await remove(world.enterpriseId);
    const { enterprises } = (await hers.get('/api/v1/session')).json<Session>();
    expect(enterprises.map(({ id }) => id)).toEqual([other.id]);
    expect(said(await hers.get(`${at(world.enterpriseId)}/members`))).toMatch(/^40[34] /);
  });

  it('streams close within five seconds', async () => {
    const his = await api.signIn(admin.email, admin.password);
    let ended = false;
    const stream = his.get('/api/v1/events').then(() => {
      ended = true;
    });
    await wait(300);
    expect(ended).toBe(false);
    const since = performance.now();
    await remove(world.enterpriseId);
    await stream;
    expect(performance.now() - since).toBeLessThan(5000);
  });

  it('invitations lead nowhere', async () => {
    const voice = api.as(await callerFor(api.db, admin));
    const invited = await voice.post(`${at(world.enterpriseId)}/invitations`, {
      ...{ name: 'Eve', email: `eve.${newId()}@x.example`, role: 'enterprise-user' },
    });
    const path = `/api/v1${await linkOf(api, invited.json<{ id: string }>().id)}`;
    await remove(world.enterpriseId);
    const accepted = await api.anonymous().post(`${path}/accept`, { password: 'wind over the harbour' });
    expect(said(accepted)).toBe('409 link-withdrawn');
  });

  it('open requests are gone, for operators too, and no Token proves anything for them', async () => {
    const email = `mia.${newId()}@nordlicht.example`;
    const request = await world.filled(email);
    const mail = await world.mailed(request, email);
    expect((await operator.get(at(world.enterpriseId))).json()).toMatchObject({ counts: { openRequests: 1 } });
    await remove(world.enterpriseId);
    for (const path of ['', `/checks/${checkOf(request, email).id}/attempts`])
      expect(said(await operator.get(`/api/v1/requests/${request.id}${path}`))).toBe('404 not-found');
    expect(said(await operator.put(`/api/v1/requests/${request.id}/sdn`, { commonName: email }))).toBe('404 not-found');
    expect((await operator.get(`/api/v1/requests?enterpriseId=${world.enterpriseId}`)).json()).toMatchObject({
      total: 0,
    });
    const typed = await api.anonymous().post(`/api/v1/mailbox-confirmations/${mail.locator}`, { token: mail.token });
    expect(said(typed)).toBe('409 wrong-state');
  });

  it('nobody begins another request or is let in, also who was asked a moment before', async () => {
    const caller = await callerFor(api.db, world.person);
    await remove(world.enterpriseId);
    const { enterpriseId, profileId } = world;
    expect(said(await api.as(caller).post('/api/v1/requests', { enterpriseId, profileId }))).toBe('404 not-found');
    const operatorsOwn = await operator.post('/api/v1/requests', { enterpriseId, profileId });
    expect(said(operatorsOwn)).toBe('404 not-found');
  });

  it('certificates are revoked by themselves, and stay readable to operators, by name; its profiles are free', async () => {
    const email = `mia.${newId()}@nordlicht.example`;
    const { id } = await world.proven(email);
    const { certificateId } = detailOf(await world.generate(id));
    await remove(world.enterpriseId);
    expect(said(await operator.get(`/api/v1/requests/${id}`))).toBe('404 not-found');
    expect(said(await operator.delete(`/api/v1/requests/${id}`))).toBe('404 not-found');
    const certificate = async () =>
      (await operator.get(`/api/v1/certificates/${certificateId ?? ''}`)).json<Certificate>();
    expect(await certificate()).toMatchObject({ enterprise: { id: world.enterpriseId, name: NAME } });
    await expect.poll(async () => (await certificate()).revocation?.reason).toBe('cessationOfOperation');
    const listed = await operator.get(`/api/v1/certificates?enterpriseId=${world.enterpriseId}`);
    expect(listed.json()).toMatchObject({ total: 1 });
    const assigned = await api.db.query<object[]>('select from enterprise_profile where enterprise_id = $1', [
      world.enterpriseId,
    ]);
    expect(assigned).toEqual([]);
  });

  it('a thousand members are no matter', async () => {
    await api.db.query(
      `with p as (insert into person (id, name, email, address_key, locale, status, version, created_at)
         select gen_random_uuid(), 'P' || n, n || '@' || $1, n || '@' || $1, 'en', 'active', 1, '2026-01-01' from generate_series(1, 1000) n
         returning id)
       insert into membership (id, enterprise_id, person_id, role_id, status, since, version)
       select gen_random_uuid(), $2, p.id, (select id from role where enterprise_id = $2 limit 1), 'active', '2026-01-01', 1 from p`,
      [`${newId()}.example`, world.enterpriseId],
    );
    expect(said(await remove(world.enterpriseId))).toBe('204');
    const [row] = await api.db.query<{ named: number }[]>(
      `select sum(jsonb_array_length((before->'members')::jsonb))::int as named from audit_record
       where object_id = $1 and action = 'enterprise.members-removed'`,
      [world.enterpriseId],
    );
    expect(row?.named).toBe(1002);
  });
});

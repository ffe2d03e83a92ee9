import type { Invitation, OpenActivation } from '@countersign/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { UnitOfWork } from '../../database/unit-of-work';
import { anEnterprise } from '../../enterprises/testing';
import { faultsIn, said } from '../../testing/said';
import { specApi, type Voice } from '../../testing/spec-api';
import { anOperator } from '../../testing/spec-callers';
import { linkOf } from '../invitations/testing';
import { aPerson, aRole, callerFor, type SpecPerson } from '../testing';
import { StartActivation } from './start-activation';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const password = 'wind over the sea';
const anyone = () => api.anonymous();

let enterprise: { id: string; name: string };
let roleId: string;
let admin: SpecPerson;
let ida: Voice;
beforeEach(async () => {
  enterprise = await anEnterprise(api.db, { name: 'Nordlicht' });
  roleId = await aRole(api.db, enterprise.id, 'enterprise-user');
  admin = await aPerson(api.db, { name: 'Ida Admin', in: { [enterprise.id]: 'enterprise-admin' } });
  ida = api.as(await callerFor(api.db, admin));
});

let number = 0;
/** As the issue of a request on behalf makes it. */
async function made(email = `mila.${++number}@nordlicht.example`) {
  const caller = await callerFor(api.db, admin);
  const account = { enterpriseId: enterprise.id, name: 'Mila', email, roleId, invitedBy: admin.id };
  const personId = await api.app.get(UnitOfWork).run(caller, (tx) => api.app.get(StartActivation).run(tx, account));
  const [row] = await api.db.query<{ id: string }[]>(
    `select id from invitation where kind = 'activation' and email = $1 order by id desc limit 1`,
    [email],
  );
  const id = row?.id ?? '';
  const link = await linkOf(api, id);
  return { id, email, personId, link, at: `/api/v1${link}` };
}
const stateOf = async (personId: string) =>
  (
    await api.db.query<{ person: string; member: string }[]>(
      'select p.status as person, m.status as member from person p join membership m on m.person_id = p.id where p.id = $1',
      [personId],
    )
  )[0];

describe('an account made on behalf', () => {
  it('waits for its person, who sets a password and is in', async () => {
    const { at, link, email, personId } = await made();
    expect(link).toMatch(/^\/activations\/[\w-]{43}$/);
    expect(await stateOf(personId)).toEqual({ person: 'invited', member: 'invited' });
    const shown = (await anyone().get(at)).json<OpenActivation>();
    expect(shown).toEqual({
      ...{ name: 'Mila', email, enterprise: { name: 'Nordlicht' }, status: 'pending', agreements: [] },
      expiresAt: shown.expiresAt,
    });
    const answer = await anyone().post(at, { password });
    expect(answer.json()).toEqual({ status: 'accepted', signInRequired: false });
    expect((await api.withCookiesOf(answer).get('/api/v1/me')).json()).toMatchObject({
      ...{ id: personId, email, status: 'active' },
      memberships: [{ enterprise: { name: 'Nordlicht' }, status: 'active' }],
    });
    await api.signIn(email, password);
  });

  it('opens once; what is over says how', async () => {
    const { at } = await made();
    expect((await anyone().post(at, { password })).statusCode).toBe(200);
    expect(said(await anyone().post(at, { password }))).toBe('409 link-used');
    expect(said(await anyone().post(`${at}/renew`))).toBe('409 link-used');
    expect((await anyone().get(at)).json()).toMatchObject({ status: 'accepted' });
  });

  it('changes nothing when it is looked at', async () => {
    const { at, personId } = await made();
    await anyone().get(at);
    await anyone().get(at);
    expect(await stateOf(personId)).toEqual({ person: 'invited', member: 'invited' });
  });

  it('has a link for as many hours as the settings say, and another for who comes too late', async () => {
    await api.as(anOperator()).patch('/api/v1/settings', { links: { activationHours: 2 } });
    const { at, id, email } = await made();
    expect(said(await anyone().post(`${at}/renew`))).toBe('409 wrong-state');
    api.clock.advance({ hours: 2, minutes: 1 });
    expect(said(await anyone().post(at, { password }))).toBe('409 link-expired');
    const renewed = await anyone().post(`${at}/renew`);
    expect([renewed.statusCode, renewed.json<OpenActivation>().status]).toEqual([202, 'pending']);
    expect(renewed.body).not.toContain('/activations/');
    const [mail] = await api.db.query<object[]>(
      'select recipient, template from outbox_mail where about_id = $1 order by id desc limit 1',
      [id],
    );
    expect(mail).toEqual({ recipient: email, template: 'activation' });
    expect(said(await anyone().post(at, { password }))).toBe('409 link-withdrawn');
    expect((await anyone().post(`/api/v1${await linkOf(api, id)}`, { password })).statusCode).toBe(200);
  });

  it.each([
    ['none', {}, '/password required'],
    ['a short one', { password: 'short' }, '/password invalid-field'],
    ['a common one', { password: 'password1234' }, '/password password-common'],
    ['a key of ours', { password, roleId: 'x' }, '/roleId unknown-field'],
  ])('refuses as a password %s', async (_, body, fault) => {
    const { at, personId } = await made();
    expect(faultsIn(await anyone().post(at, body))).toEqual([fault]);
    expect(await stateOf(personId)).toEqual({ person: 'invited', member: 'invited' });
  });

  it('takes no consent to an agreement that was not shown', async () => {
    const { at } = await made();
    const agreementsAccepted = [{ id: roleId, version: 1 }];
    expect(said(await anyone().post(at, { password, agreementsAccepted }))).toBe('409 agreement-changed');
  });

  it('is opened by nobody who is signed in as somebody else, nor by another kind of link', async () => {
    const { at } = await made();
    expect(said(await ida.post(at, { password }))).toBe('403 other-account');
    expect(said(await anyone().get(at.replace('activations', 'invitations')))).toBe('404 not-found');
    expect(said(await anyone().post(`${at.replace('activations', 'invitations')}/accept`, { password }))).toBe(
      '404 not-found',
    );
    const body = { name: 'Bob', email: `bob.${++number}@x.example`, role: 'enterprise-user' };
    const { id } = (await ida.post(`/api/v1/enterprises/${enterprise.id}/invitations`, body)).json<Invitation>();
    const invitation = `/api/v1${await linkOf(api, id)}`.replace('invitations', 'activations');
    expect(said(await anyone().get(invitation))).toBe('404 not-found');
    expect(said(await anyone().post(invitation, { password }))).toBe('404 not-found');
    for (const token of ['x', 'A'.repeat(43)])
      expect(said(await anyone().post(`/api/v1/activations/${token}`, { password }))).toBe('404 not-found');
  });

  it('follows what became of its enterprise', async () => {
    const { at } = await made();
    await api.db.query('update enterprise set active = false where id = $1', [enterprise.id]);
    expect(said(await anyone().post(at, { password }))).toBe('409 enterprise-inactive');
    await api.db.query('update enterprise set deleted_at = $2 where id = $1', [enterprise.id, api.clock.now()]);
    expect(said(await anyone().get(at))).toBe('404 not-found');
    expect(said(await anyone().post(at, { password }))).toBe('404 not-found');
  });

  it('whose person came in another way meanwhile is opened by them alone', async () => {
    const { at, email, personId } = await made();
    await api.db.query(
      `update person set status = 'active', password_hash = (select password_hash from person where id = $2) where id = $1`,
      [personId, admin.id],
    );
    expect(said(await anyone().post(at, { password: 'another one entirely' }))).toBe('401 sign-in-required');
    const mila = await api.signIn(email, admin.password);
    expect((await mila.post(at, { password: 'another one entirely' })).statusCode).toBe(200);
    expect(await stateOf(personId)).toEqual({ person: 'active', member: 'active' });
    await api.signIn(email, admin.password);
  });

  it('takes the place of an invitation that waited; who manages invitations sends it again', async () => {
    const email = `mila.${++number}@nordlicht.example`;
    const base = `/api/v1/enterprises/${enterprise.id}/invitations`;
    const older = (await ida.post(base, { name: 'Mila', email, role: 'enterprise-user' })).json<Invitation>();
    const olderLink = await linkOf(api, older.id);
    const { id, at } = await made(email);
    expect((await anyone().get(`/api/v1${olderLink}`)).json()).toMatchObject({ status: 'withdrawn' });
    expect((await ida.post(`${base}/${id}/resend`)).statusCode).toBe(200);
    expect((await anyone().get(at)).json()).toMatchObject({ status: 'withdrawn' });
    expect((await anyone().get(`/api/v1${await linkOf(api, id)}`)).json()).toMatchObject({ status: 'pending' });
  });
});

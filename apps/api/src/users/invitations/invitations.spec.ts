import type { Invitation } from '@countersign/contracts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { newId } from '../../shared/ids';
import { said, faultsIn } from '../../testing/said';
import { timeRatio } from '../../testing/same-time';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { anOperator } from '../../testing/spec-callers';
import { aPerson, aRole, callerFor, type SpecPerson } from '../testing';
import { linkOf } from './testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const codeOf = (answer: Answer) => `${answer.statusCode} ${answer.json<{ code: string }>().code}`;

let enterprise: { id: string; name: string };
let admin: SpecPerson;
let voice: Voice;
let at: string;
beforeEach(async () => {
  enterprise = await anEnterprise(api.db);
  await aRole(api.db, enterprise.id, 'enterprise-user');
  admin = await aPerson(api.db, { name: 'Ida Admin', in: { [enterprise.id]: 'enterprise-admin' } });
  voice = api.as(await callerFor(api.db, admin));
  at = `/api/v1/enterprises/${enterprise.id}/invitations`;
});
const bob = { name: 'Bob', email: 'bob@nordlicht.example', role: 'enterprise-user' };
const invite = async (more: object = {}) => voice.post(at, { ...bob, ...more });

describe('inviting', () => {
  it('answers with the invitation and mails the link, sealed until it is sent', async () => {
    const answer = await invite();
    const invitation = answer.json<Invitation>();
    expect([answer.statusCode, answer.headers['location']]).toEqual([201, `${at}/${invitation.id}`]);
    expect(invitation).toMatchObject({
      ...bob,
      role: { key: 'enterprise-user' },
      status: 'pending',
      invitedBy: { id: admin.id, name: 'Ida Admin' },
    });
    expect(new Date(invitation.expiresAt).getTime() - new Date(invitation.sentAt).getTime()).toBe(7 * 86_400_000);
    const [mail] = await api.db.query<{ recipient: string; variables: string }[]>(
      'select * from outbox_mail where about_id = $1',
      [invitation.id],
    );
    expect(mail?.recipient).toBe('bob@nordlicht.example');
    expect(mail?.variables).not.toContain('/invitations/');
    expect(await linkOf(api, invitation.id)).toMatch(/^\/invitations\/[\w-]{43}$/);
  });

  it('answers alike whether the address has an account elsewhere or none', async () => {
    const elsewhere = await anEnterprise(api.db);
    const known = await aPerson(api.db, { in: { [elsewhere.id]: 'enterprise-user' } });
    const shape = (answer: Answer) => answer.body.replace(/"(id|email|sentAt|expiresAt)":"[^"]*"/g, '');
    expect(shape(await invite({ email: known.email }))).toBe(
      shape(await invite({ email: 'unknown@nordlicht.example' })),
    );
  });

  it('takes as long for an address with an account elsewhere as for one without', async () => {
    const known: string[] = [];
    for (let n = 0; n < 240; n++) known.push((await aPerson(api.db)).email);
    let number = 0;
    const ratio = await timeRatio(
      () => invite({ email: known.pop() ?? '' }),
      () => invite({ email: `unknown.${++number}@nordlicht.example` }),
    );
    expect(Math.abs(ratio - 1)).toBeLessThanOrEqual(0.1);
  }, 120_000);

  it('lasts as many days as the settings say', async () => {
    await api.as(anOperator()).patch('/api/v1/settings', { links: { invitationDays: 2 } });
    const { sentAt, expiresAt } = (await invite()).json<Invitation>();
    await api.as(anOperator()).patch('/api/v1/settings', { links: { invitationDays: 7 } });
    expect(new Date(expiresAt).getTime() - new Date(sentAt).getTime()).toBe(2 * 86_400_000);
  });

  it.each([
    ['somebody who is a member', () => ({ email: admin.email.toUpperCase() }), 'already-member'],
    ['somebody who is invited', () => ({ email: 'Bob@Nordlicht.Example' }), 'already-invited'],
  ])('refuses %s', async (_, more, code) => {
    await invite();
    const answer = await invite(more());
    expect([said(answer), faultsIn(answer)]).toEqual(['409 already-exists', [`/email ${code}`]]);
  });

  it('lets one that expired be followed by another', async () => {
    const first = (await invite()).json<Invitation>();
    api.clock.advance({ days: 8 });
    voice = api.as(await callerFor(api.db, admin));
    expect((await invite()).statusCode).toBe(201);
    const { items } = (await voice.get(`${at}?status=withdrawn`)).json<{ items: Invitation[] }>();
    expect(items.map(({ id }) => id)).toEqual([first.id]);
  });

  it.each([
    ['a role that is none', { role: 'pope' }, '/role invalid-field'],
    ['an operators’ role', { role: 'super-admin' }, '/role invalid-field'],
    ['a role of another enterprise', { role: newId() }, '/role invalid-field'],
    ['no address', { email: 'bob' }, '/email email-invalid'],
    ['a key of ours', { status: 'accepted' }, '/status unknown-field'],
  ])('refuses %s', async (_, more, fault) => {
    const answer = await invite(more);
    const [first] = answer.json<{ errors: { path: string; code: string }[] }>().errors;
    expect([answer.statusCode, `${first?.path ?? ''} ${first?.code ?? ''}`]).toEqual([422, fault]);
  });

  it('can’t give what one does not hold', async () => {
    const caller = await callerFor(api.db, admin);
    const less = api.as({
      ...caller,
      id: newId(),
      within: new Map([[enterprise.id, { permissions: ['users:edit'], ownOnly: false }]]),
    });
    expect(codeOf(await less.post(at, { ...bob, role: 'enterprise-admin' }))).toBe('403 cannot-grant');
  });

  it('into an enterprise that was switched off is refused, as is what leads there', async () => {
    const { id } = (await invite()).json<Invitation>();
    const link = await linkOf(api, id);
    await api.db.query('update enterprise set active = false where id = $1', [enterprise.id]);
    expect(codeOf(await invite({ email: 'eve@nordlicht.example' }))).toBe('409 enterprise-inactive');
    expect(codeOf(await voice.post(`${at}/${id}/resend`))).toBe('409 enterprise-inactive');
    expect(codeOf(await api.anonymous().post(`/api/v1${link}/accept`, { password: 'wind over the sea' }))).toBe(
      '409 enterprise-inactive',
    );
    expect((await voice.get(at)).statusCode).toBe(200);
  });

  it('of another enterprise is not found, byte for byte', async () => {
    const other = await aPerson(api.db, { in: { [(await anEnterprise(api.db)).id]: 'enterprise-admin' } });
    const foreign = api.as(await callerFor(api.db, other));
    const { id } = (await invite()).json<Invitation>();
    const missing = at.replace(enterprise.id, newId());
    const bare = ({ statusCode, body }: Answer) => `${statusCode} ${body.replace(/"instance":"[^"]*"/, '')}`;
    for (const call of [
      (base: string) => foreign.get(base),
      (base: string) => foreign.post(base, bob),
      (base: string) => foreign.post(base, { nonsense: true }),
      (base: string) => foreign.delete(`${base}/${id}`),
      (base: string) => foreign.post(`${base}/${id}/resend`),
    ]) {
      expect(bare(await call(at))).toBe(bare(await call(missing)));
      expect(bare(await call(at))).toMatch(/^404 /);
    }
  });
});

describe('managing invitations', () => {
  it('lists by state, what expired among them', async () => {
    const [, two] = [await invite(), (await invite({ email: 'two@nordlicht.example' })).json<Invitation>()];
    await voice.delete(`${at}/${two.id}`);
    api.clock.advance({ days: 8 });
    await invite({ email: 'three@nordlicht.example' });
    const states = async (query: string) =>
      (await voice.get(`${at}?sort=email:asc&${query}`))
        .json<{ items: Invitation[] }>()
        .items.map(({ email, status }) => `${email.split('@')[0] ?? ''} ${status}`);
    expect(await states('')).toEqual(['bob expired', 'three pending', 'two withdrawn']);
    expect(await states('status=expired,withdrawn')).toEqual(['bob expired', 'two withdrawn']);
    expect(await states('status=pending')).toEqual(['three pending']);
    expect(await states('q=TWO')).toEqual(['two withdrawn']);
  });

  it('withdraws once', async () => {
    const { id } = (await invite()).json<Invitation>();
    const link = await linkOf(api, id);
    expect((await voice.delete(`${at}/${id}`)).statusCode).toBe(204);
    expect(codeOf(await voice.delete(`${at}/${id}`))).toBe('409 wrong-state');
    expect(codeOf(await api.anonymous().post(`/api/v1${link}/accept`, { password: 'wind over the sea' }))).toBe(
      '409 link-withdrawn',
    );
    expect((await api.anonymous().get(`/api/v1${link}`)).json()).toMatchObject({ status: 'withdrawn' });
  });

  it('sends a new link, and the older one ends', async () => {
    const { id } = (await invite()).json<Invitation>();
    const older = await linkOf(api, id);
    api.clock.advance({ days: 8 });
    const again = await voice.post(`${at}/${id}/resend`);
    expect([again.statusCode, again.json<Invitation>().status]).toEqual([200, 'pending']);
    const newer = await linkOf(api, id);
    expect(newer).not.toBe(older);
    expect((await api.anonymous().get(`/api/v1${older}`)).json()).toMatchObject({ status: 'withdrawn' });
    expect((await api.anonymous().get(`/api/v1${newer}`)).json()).toMatchObject({ status: 'pending' });
  });
});

describe('the limits', () => {
  const strict = specApi();
  let ida: Voice;
  let base: string;
  beforeAll(async () => {
    const { id } = await anEnterprise(strict.db);
    await aRole(strict.db, id, 'enterprise-user');
    ida = strict.as(await callerFor(strict.db, await aPerson(strict.db, { in: { [id]: 'enterprise-admin' } })));
    base = `/api/v1/enterprises/${id}/invitations`;
  });
  it('a link again: after a minute, and three in an hour', async () => {
    const { id } = (await ida.post(base, bob)).json<Invitation>();
    const again = async () => (await ida.post(`${base}/${id}/resend`)).statusCode;
    expect([await again(), await again()]).toEqual([200, 429]);
    for (const expected of [200, 200, 429]) {
      strict.clock.advance({ seconds: 61 });
      expect(await again()).toBe(expected);
    }
  });
  it('inviting, withdrawing and inviting again is a link sent again', async () => {
    const eve = { ...bob, email: 'eve@nordlicht.example' };
    const anew = async () => {
      const answer = await ida.post(base, eve);
      if (answer.statusCode === 201) await ida.delete(`${base}/${answer.json<Invitation>().id}`);
      return answer.statusCode;
    };
    expect([await anew(), await anew(), await anew()]).toEqual([201, 201, 429]);
    for (const expected of [201, 201, 429]) {
      strict.clock.advance({ seconds: 61 });
      expect(await anew()).toBe(expected);
    }
    expect(Number((await ida.post(base, eve)).headers['retry-after'])).toBeGreaterThan(0);
  });
  it('sixty invitations a minute', async () => {
    const statuses = [];
    for (let i = 0; i < 60; i++)
      statuses.push((await ida.post(base, { ...bob, email: `bob.${i}@nordlicht.example` })).statusCode);
    strict.clock.advance({ seconds: 1 });
    statuses.push((await ida.post(base, { ...bob, email: 'one.more@nordlicht.example' })).statusCode);
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(60);
    expect(statuses.at(-1)).toBe(429);
  }, 60_000);
});

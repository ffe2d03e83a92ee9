import type { Invitation, OpenInvitation } from '@countersign/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { newId } from '../../shared/ids';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { permissionsOf } from '../roles/built-in-roles';
import { hashOfToken } from '../secret-token';
import { aPerson, aRole, callerFor, operatorRole, type SpecPerson } from '../testing';
import { linkOf } from './testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const codeOf = (answer: Answer) => `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
const password = 'wind over the sea';
const anyone = () => api.anonymous();

let enterprise: { id: string; name: string };
let admin: SpecPerson;
let voice: Voice;
beforeEach(async () => {
  enterprise = await anEnterprise(api.db, { name: 'Nordlicht' });
  await aRole(api.db, enterprise.id, 'enterprise-user');
  admin = await aPerson(api.db, { name: 'Ida Admin', in: { [enterprise.id]: 'enterprise-admin' } });
  voice = api.as(await callerFor(api.db, admin));
});

let number = 0;
const newAddress = () => `guest.${++number}@nordlicht.example`;
/** The address of the page's API, for a new invitation to this e-mail. */
const invited = async (email = newAddress()) => {
  const body = { name: 'Bob', email, role: 'enterprise-user' };
  const { id } = (await voice.post(`/api/v1/enterprises/${enterprise.id}/invitations`, body)).json<Invitation>();
  return { id, email, at: `/api/v1${await linkOf(api, id)}` };
};
const membersOf = async () =>
  (
    await api.db.query<{ email: string }[]>('select email from member_list where enterprise_id = $1', [enterprise.id])
  ).map(({ email }) => email);

describe('the page behind an invitation', () => {
  it('says who invites whom to what, and changes nothing', async () => {
    const { at, email } = await invited();
    const rows = () => api.db.query<object[]>('select * from invitation where email = $1', [email]);
    const before = await rows();
    const shown = (await anyone().get(at)).json<OpenInvitation>();
    expect(shown).toEqual({
      enterprise: { name: 'Nordlicht' },
      invitedBy: { name: 'Ida Admin' },
      name: 'Bob',
      email,
      role: {
        name: 'Enterprise user',
        description: 'Requests certificates and sees their own',
        permissions: permissionsOf({ key: 'enterprise-user', permissions: null }),
      },
      expiresAt: shown.expiresAt,
      status: 'pending',
      accountExists: false,
    });
    expect(await rows()).toEqual(before);
  });

  it('has a token that stands nowhere in the database', async () => {
    const { at, id } = await invited();
    const token = at.split('/').at(-1) ?? '';
    const holding = async (text: string) => {
      const tables = (await api.database.owner(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
      )) as { name: string }[];
      const one = ({ name }: { name: string }) => `select '${name}' as name from ${name} t where t::text ilike $1`;
      return api.database.owner(tables.map(one).join(' union '), [`%${text}%`]) as Promise<{ name: string }[]>;
    };
    expect(await holding(token)).toEqual([]);
    expect((await holding(id)).map(({ name }) => name)).toContain('public.invitation_link'); // it would be found
    expect((await holding(hashOfToken(token).toString('hex'))).map(({ name }) => name)).toEqual([
      'public.invitation_link',
    ]);
  });

  it.each(['x', 'A'.repeat(43), '%2e%2e', '019a0000-0000-7000-8000-000000000001'])(
    'is not found with the token %s',
    async (token) => {
      expect(codeOf(await anyone().get(`/api/v1/invitations/${token}`))).toBe('404 not-found');
      expect(codeOf(await anyone().post(`/api/v1/invitations/${token}/accept`, { password }))).toBe('404 not-found');
    },
  );

  it('refuses another site', async () => {
    const { at } = await invited();
    expect(codeOf(await anyone().post(`${at}/decline`, {}, { origin: 'https://evil.example' }))).toBe('403 cross-site');
  });
});

describe('accepting as a newcomer', () => {
  it('makes the account and the membership, and is in', async () => {
    const { at, email } = await invited();
    const answer = await anyone().post(`${at}/accept`, { password, name: 'Robert' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'accepted', signInRequired: false }]);
    const bob = api.withCookiesOf(answer);
    expect((await bob.get('/api/v1/me')).json()).toMatchObject({
      ...{ name: 'Robert', email },
      memberships: [{ enterprise: { name: 'Nordlicht' }, status: 'active' }],
    });
    expect((await bob.delete('/api/v1/session')).statusCode).toBe(204); // with the XSRF pair that came along
    await api.signIn(email, password);
  });

  it('is nothing for who is signed in as somebody else: a forwarded link makes no account in their browser', async () => {
    const { at } = await invited();
    expect(codeOf(await voice.post(`${at}/accept`, { password }))).toBe('403 other-account');
    expect((await anyone().get(at)).json()).toMatchObject({ status: 'pending', accountExists: false });
  });

  it.each([
    ['none', {}, '/password required'],
    ['a short one', { password: 'short' }, '/password invalid-field'],
    ['a common one', { password: 'password1234' }, '/password password-common'],
    ['a key of ours', { password, roleId: 'x' }, '/roleId unknown-field'],
  ])('refuses as a password %s, and nothing is half made', async (_, body, fault) => {
    const { at, email } = await invited();
    const answer = await anyone().post(`${at}/accept`, body);
    const [first] = answer.json<{ errors: { path: string; code: string }[] }>().errors;
    expect([answer.statusCode, `${first?.path ?? ''} ${first?.code ?? ''}`]).toEqual([422, fault]);
    expect(await membersOf()).not.toContain(email);
    expect((await anyone().get(at)).json()).toMatchObject({ status: 'pending', accountExists: false });
  });

  it('refuses one’s own address as a password', async () => {
    const { at, email } = await invited('a.long.address@nordlicht.example');
    expect(codeOf(await anyone().post(`${at}/accept`, { password: email.toUpperCase() }))).toBe('422 invalid-field');
  });

  it('happens once, also with two hands', async () => {
    const { at, email } = await invited();
    const both = await Promise.all([
      anyone().post(`${at}/accept`, { password }),
      anyone().post(`${at}/accept`, { password }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()[0]).toBe(200);
    expect(both.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(codeOf(await anyone().post(`${at}/accept`, { password }))).toBe('409 link-used');
    expect((await membersOf()).filter((one) => one === email)).toHaveLength(1);
  });
});

describe('accepting with an account', () => {
  it('needs to be signed in as that very address: a forwarded link lets nobody else in', async () => {
    const known = await aPerson(api.db);
    const { at } = await invited(known.email);
    expect((await anyone().get(at)).json()).toMatchObject({ accountExists: true });
    expect(codeOf(await anyone().post(`${at}/accept`, { password }))).toBe('401 sign-in-required');
    const other = await aPerson(api.db);
    expect(codeOf(await api.as(await callerFor(api.db, other)).post(`${at}/accept`, {}))).toBe('403 other-account');
    expect(await membersOf()).not.toContain(known.email);

    const answer = await api.as(await callerFor(api.db, known)).post(`${at}/accept`, {});
    expect(answer.json()).toEqual({ status: 'accepted', signInRequired: false });
    expect(await membersOf()).toContain(known.email);
  });

  it('is nothing that an API token may do', async () => {
    const known = await aPerson(api.db);
    const { at } = await invited(known.email);
    const token = { ...(await callerFor(api.db, known)), type: 'token' as const, id: newId(), sessionId: null };
    expect(codeOf(await api.as(token).post(`${at}/accept`, {}))).toBe('401 sign-in-required');
    expect(await membersOf()).not.toContain(known.email);
  });

  it('never changes the password', async () => {
    const known = await aPerson(api.db);
    const { at } = await invited(known.email);
    await api.as(await callerFor(api.db, known)).post(`${at}/accept`, { password: 'another one entirely' });
    await api.signIn(known.email, known.password);
  });

  it('gives the role as it is today', async () => {
    const known = await aPerson(api.db);
    const { at, id } = await invited(known.email);
    await api.db.query('update invitation set role_id = $1 where id = $2', [
      await aRole(api.db, enterprise.id, 'enterprise-admin'),
      id,
    ]);
    await api.as(await callerFor(api.db, known)).post(`${at}/accept`, {});
    expect((await callerFor(api.db, known)).within.get(enterprise.id)?.permissions).toContain('users:edit');
  });
});

describe('an invitation among the operators', () => {
  const invitedAs = async (roleKey: 'operator' | 'auditor', email = newAddress()) => {
    const roleId = await operatorRole(api.db, roleKey);
    const olive = await callerFor(api.db, await aPerson(api.db, { operatorRole: 'super-admin' }));
    const answer = await api.as(olive).post('/api/v1/users', { name: 'Olga', email, roleId });
    expect(answer.statusCode).toBe(201);
    const [row] = await api.db.query<{ id: string }[]>(
      'select id from invitation where enterprise_id is null and email = $1 order by id desc limit 1',
      [email],
    );
    return { email, at: `/api/v1${await linkOf(api, row?.id ?? '')}` };
  };

  it('shows no enterprise, and makes an operator of a newcomer', async () => {
    const { at, email } = await invitedAs('auditor');
    expect((await anyone().get(at)).json()).toMatchObject({ enterprise: null, role: { name: 'Auditor' }, email });
    const olga = api.withCookiesOf(await anyone().post(`${at}/accept`, { password }));
    expect((await olga.get('/api/v1/me')).json()).toMatchObject({ kind: 'operator', role: { key: 'auditor' } });
  });

  it('takes no other role from who became an operator meanwhile: the last super-admin stays one', async () => {
    const known = await aPerson(api.db);
    const { at } = await invitedAs('auditor', known.email);
    await api.db.query(
      `update person set role_id = (select id from role where key = 'super-admin' and enterprise_id is null) where id = $1`,
      [known.id],
    );
    expect(codeOf(await api.as(await callerFor(api.db, known)).post(`${at}/accept`, {}))).toBe('409 wrong-state');
    expect((await callerFor(api.db, known)).everywhere).toContain('settings:edit');
  });
});

describe('a link that is over', () => {
  it('was declined: with the reason kept for the inviter', async () => {
    const { at, id } = await invited();
    expect((await anyone().post(`${at}/decline`, { reason: 'Wrong person' })).json()).toMatchObject({
      status: 'declined',
    });
    const [row] = await api.db.query<object[]>('select status, decline_reason from invitation where id = $1', [id]);
    expect(row).toEqual({ status: 'declined', decline_reason: 'Wrong person' });
    for (const act of ['accept', 'decline', 'renew'])
      expect(codeOf(await anyone().post(`${at}/${act}`, act === 'accept' ? { password } : {}))).toBe('409 link-used');
  });

  it('expired: renewing mails another to the same address only', async () => {
    const { at, id, email } = await invited();
    expect(codeOf(await anyone().post(`${at}/renew`))).toBe('409 wrong-state');
    api.clock.advance({ days: 8 });
    expect((await anyone().get(at)).json()).toMatchObject({ status: 'expired' });
    expect(codeOf(await anyone().post(`${at}/accept`, { password }))).toBe('409 link-expired');
    const answer = await anyone().post(`${at}/renew`);
    expect(answer.statusCode).toBe(202);
    expect(answer.body).not.toContain('/invitations/');
    const newer = `/api/v1${await linkOf(api, id)}`;
    expect(newer).not.toBe(at);
    const mails = await api.db.query<{ recipient: string }[]>('select recipient from outbox_mail where about_id = $1', [
      id,
    ]);
    expect(mails.map(({ recipient }) => recipient)).toEqual([email, email]);
    expect((await anyone().post(`${newer}/accept`, { password })).statusCode).toBe(200);
    expect(codeOf(await anyone().post(`${at}/accept`, { password }))).toBe('409 link-withdrawn');
  });

  it('gives a role that is gone: nothing', async () => {
    const { at, email } = await invited();
    await api.db.query('update role set deleted_at = $2 where enterprise_id = $1', [enterprise.id, api.clock.now()]);
    expect(codeOf(await anyone().post(`${at}/accept`, { password }))).toBe('409 link-withdrawn');
    expect(await membersOf()).not.toContain(email);
  });

  it('leads into an enterprise that was deleted: gone', async () => {
    const { at } = await invited();
    await api.db.query('update enterprise set deleted_at = $2 where id = $1', [enterprise.id, api.clock.now()]);
    expect(codeOf(await anyone().get(at))).toBe('404 not-found');
    expect(codeOf(await anyone().post(`${at}/accept`, { password }))).toBe('404 not-found');
  });
});

import type { OpenPasswordReset } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/ids';
import { type Answer, specApi } from '../../testing/spec-api';
import { enrol } from '../second-factor/testing';
import { aPerson, type SpecPerson } from '../testing';
import { jobsDone, mailsTo, mailTo } from './testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const resets = '/api/v1/password-resets';
const next = 'wind over the forest';
const codeOf = (answer: Answer) => `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
const ask = (email: string) => api.anonymous().post(resets, { email });
const tokenFor = async (email: string, howMany = 1) =>
  (await mailTo<{ resetPath: string }>(api, email, 'password-reset', howMany)).resetPath.replace('/reset/', '');
const linkFor = async (person: SpecPerson) => {
  await ask(person.email);
  return `${resets}/${await tokenFor(person.email)}`;
};
const set = (person: SpecPerson, status: string) =>
  api.db.query('update person set status = $1 where id = $2', [status, person.id]);

describe('a forgotten password', () => {
  it('is replaced by the link, once; every session ends, and the owner is told', async () => {
    const ada = await aPerson(api.db);
    const open = await api.signIn(ada.email, ada.password);
    await ask(ada.email.toUpperCase());
    const token = await tokenFor(ada.email);
    expect(token).toMatch(/^[\w-]{43}$/);
    const link = `${resets}/${token}`;
    const read = await api.anonymous().get(link);
    expect(read.json()).toMatchObject({ email: ada.email, status: 'pending' });
    const minutes = (new Date(read.json<OpenPasswordReset>().expiresAt).getTime() - api.clock.now().getTime()) / 60_000;
    expect(Math.round(minutes)).toBe(60);
    await api.anonymous().get(link);
    await api.signIn(ada.email, ada.password); // opening it changed nothing

    const answer = await api.anonymous().post(link, { password: next });
    expect([answer.statusCode, answer.json<OpenPasswordReset>().status, answer.cookies]).toEqual([200, 'accepted', []]);
    expect((await open.get('/api/v1/session')).statusCode).toBe(401);
    await expect(api.signIn(ada.email, ada.password)).rejects.toThrow('401');
    await api.signIn(ada.email, next);
    expect(codeOf(await api.anonymous().post(link, { password: 'wind over the sea' }))).toBe('409 link-used');
    expect((await api.anonymous().get(link)).json()).toMatchObject({ status: 'accepted' });
    expect(await mailTo(api, ada.email, 'account-changed')).toMatchObject({
      what: expect.stringContaining('A new password was set') as string,
    });
  });

  it('is replaced by one of two that use the link at once', async () => {
    const link = await linkFor(await aPerson(api.db));
    const hands = await Promise.all([1, 2, 3].map((n) => api.anonymous().post(link, { password: `${next} ${n}` })));
    expect(hands.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
  });

  it('keeps the hash of the link alone, and what was typed sealed', async () => {
    const ada = await aPerson(api.db);
    const token = (await linkFor(ada)).slice(resets.length + 1);
    const [row] = await api.db.query<{ all: string }[]>(
      `select (select string_agg(p::text, '') from password_reset p) || (select string_agg(j::text, '') from pgboss.job j where name = 'password-reset')
         || (select string_agg(a::text, '') from audit_record a) as all`,
    );
    expect(row?.all).not.toContain(token);
    const [job] = await api.db.query<{ all: string }[]>(
      `select string_agg(data::text, '') as all from pgboss.job where name = 'password-reset'`,
    );
    expect(job?.all).not.toContain(ada.email);
  });

  it('is judged like every new one', async () => {
    const ada = await aPerson(api.db);
    const link = await linkFor(ada);
    for (const [password, code] of [
      ['short', 'invalid-field'],
      ['password1234', 'password-common'],
      [ada.email, 'password-own-address'],
    ]) {
      const answer = await api.anonymous().post(link, { password });
      expect(answer.json()).toMatchObject({ status: 422, errors: [{ path: '/password', code }] });
    }
    expect((await api.anonymous().post(link, { password: next })).statusCode).toBe(200);
  });

  it('does not take the second factor away', async () => {
    const ada = await aPerson(api.db);
    const { app } = await enrol(api, await api.signIn(ada.email, ada.password));
    await api.anonymous().post(await linkFor(ada), { password: next });
    const without = await api.anonymous().post('/api/v1/session', { email: ada.email, password: next });
    expect(codeOf(without)).toBe('401 otp-required');
    await api.signIn(ada.email, next, app.next());
  });
});

describe('the link', () => {
  it('ends after its time; another one is sent to the same address, and the page says so', async () => {
    const ada = await aPerson(api.db);
    const link = await linkFor(ada);
    expect(codeOf(await api.anonymous().post(`${link}/renew`))).toBe('409 wrong-state');
    api.clock.advance({ minutes: 61 });
    expect((await api.anonymous().get(link)).json()).toMatchObject({ status: 'expired' });
    expect(codeOf(await api.anonymous().post(link, { password: next }))).toBe('409 link-expired');
    const renewed = await api.anonymous().post(`${link}/renew`);
    expect([renewed.statusCode, renewed.json()]).toMatchObject([202, { email: ada.email, status: 'pending' }]);
    const newer = `${resets}/${await tokenFor(ada.email, 2)}`;
    expect((await api.anonymous().post(newer, { password: next })).statusCode).toBe(200);
  });

  it('lives as long as the settings say', async () => {
    await api.db.query(`update settings set changed = '{"links":{"resetMinutes":5}}'`);
    api.clock.advance({ seconds: 5 }); // settings are read again after two
    const ada = await aPerson(api.db);
    const link = await linkFor(ada);
    await api.db.query(`update settings set changed = '{}'`);
    api.clock.advance({ minutes: 6 });
    expect(codeOf(await api.anonymous().post(link, { password: next }))).toBe('409 link-expired');
  });

  it('ends with a newer one, and with a change of the password', async () => {
    const ada = await aPerson(api.db);
    const older = await linkFor(ada);
    await ask(ada.email);
    const newer = `${resets}/${await tokenFor(ada.email, 2)}`;
    expect(codeOf(await api.anonymous().post(older, { password: next }))).toBe('409 link-withdrawn');
    const voice = await api.signIn(ada.email, ada.password);
    await voice.put('/api/v1/me/password', { current: ada.password, next });
    expect(codeOf(await api.anonymous().post(newer, { password: 'wind over the sea' }))).toBe('409 link-withdrawn');
  });

  it.each(['x', 'x'.repeat(43), newId()])('that is none is not found: %s', async (token) => {
    for (const answer of [
      await api.anonymous().get(`${resets}/${token}`),
      await api.anonymous().post(`${resets}/${token}`, { password: next }),
      await api.anonymous().post(`${resets}/${token}/renew`),
    ])
      expect(codeOf(answer)).toBe('404 not-found');
  });
});

describe('who has no account, or may not sign in', () => {
  it('gets the same answer and no mail', async () => {
    const bare = ({ statusCode, body }: Answer) => `${statusCode} ${body}`;
    const ada = await aPerson(api.db);
    const barred = [await aPerson(api.db, { status: 'blocked' }), await aPerson(api.db, { status: 'restricted' })];
    const named = await aPerson(api.db, { status: 'invited' });
    await api.db.query('update person set password_hash = null where id = $1', [named.id]);
    const silent = [...barred, named].map(({ email }) => email);
    const unknown = `nobody.${newId()}@nordlicht.example`;
    const answers = [await ask(ada.email), await ask(unknown)];
    for (const email of silent) answers.push(await ask(email));
    expect(new Set(answers.map(bare))).toEqual(new Set(['202 {}']));
    await jobsDone(api, 'password-reset');
    for (const email of [...silent, unknown]) expect(await mailsTo(api, email, 'password-reset')).toEqual([]);
    expect(await mailsTo(api, ada.email, 'password-reset')).toHaveLength(1);
  });

  it.each(['blocked', 'restricted'])('uses no link that came before they were %s', async (status) => {
    const ada = await aPerson(api.db);
    const link = await linkFor(ada);
    await set(ada, status);
    expect((await api.anonymous().get(link)).json()).toMatchObject({ status: 'expired' });
    expect(codeOf(await api.anonymous().post(link, { password: next }))).toBe('409 link-expired');
    expect((await api.anonymous().post(`${link}/renew`)).statusCode).toBe(202);
    await jobsDone(api, 'password-reset');
    expect(await mailsTo(api, ada.email, 'password-reset')).toHaveLength(1);
  });

  it('while suspended still reads, so still gets one', async () => {
    const ada = await aPerson(api.db, { status: 'suspended' });
    expect((await api.anonymous().post(await linkFor(ada), { password: next })).statusCode).toBe(200);
  });
});

describe('asking again and again', () => {
  const strict = specApi();
  it.each([['of an account'], ['of nobody']])('is answered three times an hour, a minute apart: %s', async (whose) => {
    const email = whose === 'of nobody' ? 'nobody@nordlicht.example' : (await aPerson(strict.db)).email;
    const again = async () => (await strict.anonymous().post(resets, { email })).statusCode;
    expect([await again(), await again()]).toEqual([202, 429]);
    for (const expected of [202, 202, 429]) {
      strict.clock.advance({ seconds: 61 });
      expect(await again()).toBe(expected);
    }
  });
});

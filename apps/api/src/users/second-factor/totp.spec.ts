import type { RecoveryCodes, Session, TotpEnrolment, TotpState } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { aPerson, type SpecPerson } from '../testing';
import { enrol, SpecAuthenticator } from './testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const session = '/api/v1/session';
const totp = '/api/v1/me/totp';
const codeOf = (answer: Answer) => `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
const faultsOf = (answer: Answer) =>
  answer.json<{ errors: { path: string; code: string }[] }>().errors.map(({ path, code }) => `${path} ${code}`);
const wrong = ['/otp otp-wrong'];

const signIn = ({ email, password }: SpecPerson, otp?: string, remoteAddress = '192.0.2.10') =>
  api.app.inject({ method: 'POST', url: session, remoteAddress, payload: { email, password, ...(otp && { otp }) } });
const newcomer = async () => {
  const person = await aPerson(api.db);
  return { person, voice: await api.signIn(person.email, person.password) };
};
const enrolled = async () => {
  const { person, voice } = await newcomer();
  return { person, ...(await enrol(api, voice)) };
};
const stateOf = async (voice: Voice) => (await voice.get(totp)).json<TotpState>();
const audited = async (personId: string) =>
  (
    await api.db.query<{ action: string }[]>('select action from audit_record where object_id = $1 order by seq', [
      personId,
    ])
  ).map(({ action }) => action);

describe('setting up an authenticator app', () => {
  it('gives the secret once, as a code for its camera names it', async () => {
    const { person, voice } = await newcomer();
    const { secret, uri } = (await voice.post(totp)).json<TotpEnrolment>();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const read = new URL(uri);
    expect([read.protocol, read.host, decodeURIComponent(read.pathname)]).toEqual([
      'otpauth:',
      'totp',
      `/Countersign:${person.email}`,
    ]);
    expect([read.searchParams.get('secret'), read.searchParams.get('issuer')]).toEqual([secret, 'Countersign']);
    expect((await stateOf(voice)).enrolledAt).toBeNull();
  });

  it('counts from the first right code on, and answers with ten recovery codes', async () => {
    const { person, voice } = await newcomer();
    const other = await api.signIn(person.email, person.password);
    const app = new SpecAuthenticator((await voice.post(totp)).json<TotpEnrolment>().secret, api.clock);
    const refused = await voice.post(`${totp}/confirm`, { otp: app.code(-300) });
    expect([refused.statusCode, faultsOf(refused)]).toEqual([422, wrong]);
    expect((await stateOf(voice)).enrolledAt).toBeNull();

    const confirmed = await voice.post(`${totp}/confirm`, { otp: app.code() });
    const { codes } = confirmed.json<RecoveryCodes>();
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((code) => /^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/.test(code))).toBe(true);
    const mine = api.withCookiesOf(confirmed);
    expect(await stateOf(mine)).toMatchObject({ recoveryCodesLeft: 10, enrolledAt: expect.any(String) as string });
    expect((await mine.get(session)).json<Session>().mfa).toMatchObject({
      enrolled: ['totp'],
      satisfiedAt: expect.any(String) as string,
    });
    expect([(await voice.get(session)).statusCode, (await other.get(session)).statusCode]).toEqual([401, 401]);
    expect(await audited(person.id)).toContain('second-factor.enrolled');
    const [mail] = await api.db.query<object[]>(`select 1 from outbox_mail where template = 'account-changed' and about_id = $1`, [person.id]); // prettier-ignore
    expect(mail).toBeDefined();
  });

  it('ends every session in which the factor was never shown, however it came to be', async () => {
    const { person, voice } = await enrolled();
    await api.db.query('update session set factor_at = null where person_id = $1', [person.id]);
    expect((await voice.get(session)).statusCode).toBe(401);
  });

  it('keeps the secret sealed and recovery codes hashed', async () => {
    const { person, app, codes } = await enrolled();
    const [row] = await api.db.query<{ all: string }[]>(
      `select t::text || (select string_agg(r::text, '') from recovery_code r where r.person_id = t.person_id)
         || (select coalesce(string_agg(a::text, ''), '') from audit_record a) || (select coalesce(string_agg(o::text, ''), '') from once_key o) as all
       from totp t where person_id = $1`,
      [person.id],
    );
    const bare = (codes[0] ?? '').replaceAll('-', '');
    for (const secret of [app.secret, codes[0] ?? '', bare, Buffer.from(bare).toString('hex')])
      expect(row?.all).not.toContain(secret);
  });

  it('is over after half an hour, and nothing is confirmed that was not begun', async () => {
    const { voice } = await newcomer();
    expect(codeOf(await voice.post(`${totp}/confirm`, { otp: '123456' }))).toBe('409 wrong-state');
    const app = new SpecAuthenticator((await voice.post(totp)).json<TotpEnrolment>().secret, api.clock);
    api.clock.advance({ minutes: 29 });
    await voice.get(session);
    api.clock.advance({ minutes: 2 });
    expect(codeOf(await voice.post(`${totp}/confirm`, { otp: app.code() }))).toBe('409 wrong-state');
  });

  it('again replaces the app, with a fresh factor; the older one works until the new one has', async () => {
    const { person, app, voice } = await enrolled();
    api.clock.advance({ minutes: 11 });
    expect(codeOf(await voice.post(totp))).toBe('403 step-up-required');
    const fresh = api.withCookiesOf(await voice.post(`${session}/step-up`, { otp: app.code() }));
    const next = new SpecAuthenticator((await fresh.post(totp)).json<TotpEnrolment>().secret, api.clock);
    expect((await signIn(person, app.next())).statusCode).toBe(200);
    expect((await fresh.post(`${totp}/confirm`, { otp: next.code() })).statusCode).toBe(200);
    expect(codeOf(await signIn(person, app.next()))).toBe('401 invalid-credentials');
    expect((await signIn(person, next.code())).statusCode).toBe(200);
  });
});

describe('signing in with a second factor', () => {
  it('asks for the code only where the password was right', async () => {
    const { person, app } = await enrolled();
    expect(codeOf(await signIn(person))).toBe('401 otp-required');
    expect(codeOf(await signIn({ ...person, password: 'not the password' }))).toBe('401 invalid-credentials');
    expect(codeOf(await signIn({ ...person, password: 'not the password' }, app.next()))).toBe(
      '401 invalid-credentials',
    );
    const answer = await signIn(person, app.code());
    expect([answer.statusCode, answer.json<Session>().mfa.enrolled]).toEqual([200, ['totp']]);
    expect(answer.json<Session>().mfa.satisfiedAt).not.toBeNull();
  });

  it('answers a wrong code byte for byte as a wrong password, without a cookie', async () => {
    const { person, app } = await enrolled();
    const bare = ({ statusCode, body }: Answer) => `${statusCode} ${body.replace(/"instance":"[^"]*"/, '')}`;
    const answers = [
      await signIn({ ...person, password: 'not the password' }),
      await signIn(person, app.code(-300)),
      await signIn(person, 'AAAA-AAAA-AAAA-AAAA'),
      await signIn(person, 'nonsense'),
    ];
    expect(new Set(answers.map(bare)).size).toBe(1);
    expect(answers.flatMap(({ cookies }) => cookies)).toEqual([]);
  });

  it('takes each code once, whoever comes first, and no older one', async () => {
    const { person, app } = await enrolled();
    const code = app.next();
    const hands = await Promise.all(Array.from({ length: 5 }, () => signIn(person, code)));
    expect(hands.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401, 401]);
    expect((await signIn(person, code)).statusCode).toBe(401);
    expect((await signIn(person, app.code(-30))).statusCode).toBe(401);
    expect((await signIn(person, app.next())).statusCode).toBe(200);
  });

  it('allows a clock that differs by one step, not by two', async () => {
    const { person, app } = await enrolled();
    api.clock.advance({ minutes: 5 });
    expect((await signIn(person, app.code(-60))).statusCode).toBe(401);
    expect((await signIn(person, app.code(60))).statusCode).toBe(401);
    expect((await signIn(person, app.code(-30))).statusCode).toBe(200);
    expect((await signIn(person, app.code(30))).statusCode).toBe(200);
  });

  it('takes a recovery code instead, however it is written, once', async () => {
    const { person, codes } = await enrolled();
    const [first = '', second = ''] = codes;
    const tried = await Promise.all(Array.from({ length: 4 }, () => signIn(person, first)));
    expect(tried.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401]);
    const loose = await signIn(person, second.toLowerCase().replaceAll('-', ' '));
    expect(loose.statusCode).toBe(200);
    expect((await stateOf(api.withCookiesOf(loose))).recoveryCodesLeft).toBe(8);
    expect(await audited(person.id)).toContain('recovery-code.used');
  });

  it('takes nobody else’s code', async () => {
    const [ada, eve] = [await enrolled(), await enrolled()];
    api.clock.advance({ seconds: 60 });
    expect((await signIn(ada.person, eve.app.code())).statusCode).toBe(401);
    expect((await signIn(ada.person, eve.codes[0])).statusCode).toBe(401);
  });

  it('shows the owner who came as far as the code', async () => {
    const { person } = await enrolled();
    await signIn(person);
    await signIn(person, 'nonsense');
    expect(await audited(person.id)).toEqual(
      expect.arrayContaining(['second-factor.asked', 'second-factor.refused']) as string[],
    );
  });
});

describe('stepping up', () => {
  it('gives the session a new id, says since when, and ends no later for it', async () => {
    const { app, voice } = await enrolled();
    api.clock.advance({ minutes: 20 });
    const before = (await voice.get(session)).json<Session>();
    const answer = await voice.post(`${session}/step-up`, { otp: app.code() });
    const after = answer.json<Session>();
    expect(answer.statusCode).toBe(200);
    expect(new Date(after.mfa.satisfiedAt ?? 0).getTime()).toBeGreaterThan(
      new Date(before.mfa.satisfiedAt ?? 0).getTime(),
    );
    expect((await voice.get(session)).statusCode).toBe(401);
    const renewed = api.withCookiesOf(answer);
    for (let i = 0; i < 28; i++) {
      expect((await renewed.get(session)).statusCode).toBe(200);
      api.clock.advance({ minutes: 25 });
    }
    expect((await renewed.get(session)).statusCode).toBe(401); // twelve hours after the sign-in
  });

  it('needs a right code that was not used, and a factor', async () => {
    const { app, voice } = await enrolled();
    const used = await voice.post(`${session}/step-up`, { otp: app.code() });
    expect([used.statusCode, faultsOf(used)]).toEqual([422, wrong]);
    expect((await voice.get(session)).statusCode).toBe(200);
    const { voice: without } = await newcomer();
    expect(codeOf(await without.post(`${session}/step-up`, { otp: '123456' }))).toBe('403 mfa-required');
  });
});

describe('taking the factor away', () => {
  it('needs a fresh factor; then the password alone is enough, and recovery codes are gone', async () => {
    const { person, app, codes, voice } = await enrolled();
    api.clock.advance({ minutes: 11 });
    expect(codeOf(await voice.delete(totp))).toBe('403 step-up-required');
    const fresh = api.withCookiesOf(await voice.post(`${session}/step-up`, { otp: app.next() }));
    expect((await fresh.delete(totp)).statusCode).toBe(204);
    expect(await stateOf(fresh)).toEqual({ enrolledAt: null, recoveryCodesLeft: 0 });
    const { mfa } = (await fresh.get(session)).json<Session>();
    expect(mfa).toEqual({ enrolled: [], satisfiedAt: null, required: false });
    expect((await signIn(person)).statusCode).toBe(200);
    expect(codeOf(await fresh.delete(totp))).toBe('404 not-found');
    expect(await audited(person.id)).toContain('second-factor.removed');
    await enrol(api, fresh);
    expect((await signIn(person, codes[0])).statusCode).toBe(401);
  });
});

describe('recovery codes', () => {
  it('are made anew with a fresh factor, and the older ones end', async () => {
    const { person, codes, voice } = await enrolled();
    const renewed = (await voice.post('/api/v1/me/recovery-codes')).json<RecoveryCodes>().codes;
    expect((await signIn(person, codes[0])).statusCode).toBe(401);
    expect((await signIn(person, renewed[0])).statusCode).toBe(200);
    api.clock.advance({ minutes: 11 });
    expect(codeOf(await voice.post('/api/v1/me/recovery-codes'))).toBe('403 step-up-required');
  });
  it('belong to a factor', async () => {
    const { voice } = await newcomer();
    expect(codeOf(await voice.post('/api/v1/me/recovery-codes'))).toBe('409 wrong-state');
  });
});

describe('guessing codes', () => {
  const strict = specApi();
  const tries = async (person: SpecPerson, code: string, ip: string) =>
    (
      await strict.app.inject({
        method: 'POST',
        url: session,
        remoteAddress: ip,
        payload: { email: person.email, password: person.password, otp: code },
      })
    ).statusCode;

  it('is slowed for the person, whatever the network; a recovery code still lets the owner in, and so does time', async () => {
    const person = await aPerson(strict.db);
    const { app, codes } = await enrol(strict, await strict.signIn(person.email, person.password));
    const statuses: number[] = [];
    for (let i = 0; i < 30; i++) statuses.push(await tries(person, '000000', `198.51.100.${Math.floor(i / 5)}`));
    expect([statuses.filter((one) => one === 401).length, statuses.at(-1)]).toEqual([29, 429]); // and one that set the app up
    expect(await tries(person, app.next(), '203.0.113.9')).toBe(429);
    expect(await tries(person, codes[0] ?? '', '203.0.113.9')).toBe(200);
    strict.clock.advance({ minutes: 61 });
    expect(await tries(person, app.code(), '203.0.113.9')).toBe(200);
  });
});

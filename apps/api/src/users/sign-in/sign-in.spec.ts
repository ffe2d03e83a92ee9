import type { Session } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { type Answer, specApi } from '../../testing/spec-api';
import { aPerson } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const session = '/api/v1/session';

const signIn = (email: string, password: string, headers = {}) =>
  api.anonymous().post(session, { email, password }, headers);
const withoutTrace = ({ statusCode, body }: Answer) => `${statusCode} ${body.replace(/"instance":"[^"]*"/, '')}`;
const cookieOf = (answer: Answer, name: string) => answer.cookies.find((cookie) => cookie.name === name);

describe('signing in', () => {
  it('answers with who somebody is and where', async () => {
    const enterprise = await anEnterprise(api.db, { name: 'Nordlicht' });
    const ada = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-user' } });
    const answer = await signIn(ada.email.toUpperCase(), ada.password);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Session>()).toMatchObject({
      user: { id: ada.id, name: ada.name, email: ada.email, kind: 'member', locale: 'en' },
      permissions: [],
      enterprises: [{ id: enterprise.id, name: 'Nordlicht', role: { key: 'enterprise-user' } }],
      mfa: { enrolled: [], satisfiedAt: null, required: false },
    });
    const end = new Date(answer.json<Session>().expiresAt).getTime() - api.clock.now().getTime();
    expect(Math.round(end / 60_000)).toBe(30);
  });

  it('an operator holds permissions everywhere and is a member nowhere', async () => {
    const olive = await aPerson(api.db, { operatorRole: 'auditor' });
    const { user, permissions, enterprises } = (await signIn(olive.email, olive.password)).json<Session>();
    expect([
      user.kind,
      enterprises,
      permissions.includes('audit:export'),
      permissions.includes('requests:edit'),
    ]).toEqual(['operator', [], true, false]);
  });

  it('gives a cookie that scripts and other sites never see, and a readable XSRF token', async () => {
    const ada = await aPerson(api.db);
    const answer = await signIn(ada.email, ada.password);
    expect(cookieOf(answer, 'countersign')).toEqual({
      name: 'countersign',
      value: expect.stringMatching(/^[\w-]{43}$/) as string,
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
    });
    const pair = cookieOf(answer, 'XSRF-TOKEN');
    expect([pair?.path, pair?.sameSite, pair?.httpOnly, pair?.['domain']]).toEqual([
      '/',
      'Strict',
      undefined,
      undefined,
    ]);
  });

  it('keeps only the hash of the cookie', async () => {
    const ada = await aPerson(api.db);
    const token = cookieOf(await signIn(ada.email, ada.password), 'countersign')?.value ?? '';
    const rows = await api.db.query<{ all: string }[]>('select s::text as all from session s where person_id = $1', [
      ada.id,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.all).not.toContain(token);
    expect(rows[0]?.all).not.toContain(Buffer.from(token).toString('hex'));
  });

  it('refuses a wrong password, an unknown address and a blocked person alike', async () => {
    const ada = await aPerson(api.db);
    const blocked = await aPerson(api.db, { status: 'blocked' });
    const restricted = await aPerson(api.db, { status: 'restricted' });
    const answers = [
      await signIn(ada.email, 'not the password'),
      await signIn('nobody@nordlicht.example', ada.password),
      await signIn(blocked.email, blocked.password),
      await signIn(restricted.email, restricted.password),
    ];
    expect(new Set(answers.map(withoutTrace)).size).toBe(1);
    expect(answers[0]?.json()).toMatchObject({ status: 401, code: 'invalid-credentials', errors: [] });
    expect(answers.flatMap(({ cookies }) => cookies)).toEqual([]);
  });

  it('says what is missing before it asks who somebody is', async () => {
    const answer = await api.anonymous().post(session, { email: 'a@x.org', remember: true });
    expect(answer.json()).toMatchObject({
      status: 422,
      errors: [
        { path: '/password', code: 'required' },
        { path: '/remember', code: 'unknown-field' },
      ],
    });
  });

  it('refuses another site', async () => {
    const ada = await aPerson(api.db);
    const answer = await signIn(ada.email, ada.password, { origin: 'https://evil.example' });
    expect([answer.statusCode, answer.json<{ code: string }>().code, answer.cookies]).toEqual([403, 'cross-site', []]);
  });

  it('writes down who came and that somebody was refused, but not what they typed', async () => {
    const ada = await aPerson(api.db);
    await signIn(ada.email, ada.password);
    await signIn(ada.email, 'hunter2 hunter2');
    await signIn('my secret password', 'x');
    const all = await api.db.query<{ all: string; action: string }[]>(
      `select a::text as all, action from audit_record a where action like 'session.%' order by at`,
    );
    expect(all.filter(({ action }) => action === 'session.refused').length).toBeGreaterThanOrEqual(2);
    expect(all.some(({ all: text, action }) => action === 'session.opened' && text.includes(ada.id))).toBe(true);
    expect(all.filter(({ all: text }) => /hunter2|my secret/.test(text))).toEqual([]);
  });
});

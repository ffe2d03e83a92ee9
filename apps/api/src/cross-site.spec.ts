import type { Invitation } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEnterprise } from './enterprises/testing';
import type { Caller } from './shared/access/caller';
import { SPEC_CALLER } from './testing/spec-caller-source';
import { anOperator } from './testing/spec-callers';
import { bodyType, isOpen, isUnsafe, routesOf, type Route } from './testing/route-walk';
import { specApi, type Answer } from './testing/spec-api';
import { aPerson, aRole } from './users/testing';

const ID = '01a213de-1b76-748d-9cf0-7bee95ee44d9';
const typed = (route: Route) => ({ 'content-type': bodyType(route) });
const evil = { origin: 'https://evil.example' };
const said = ({ statusCode, body }: Answer) =>
  statusCode < 400 ? `${statusCode}` : `${statusCode} ${(JSON.parse(body) as { code: string }).code}`;

describe('from another site', () => {
  const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
  let unsafe: Route[];
  const ada: Caller = anOperator();
  const eve: Caller = anOperator();
  beforeAll(() => {
    api.as(ada);
    unsafe = routesOf(api).filter(isUnsafe);
  });
  const at = ({ url }: Route) => url.replace(/:\w+/g, ID).replace('*', 'AAAA');
  /** Ada's browser, which sends her cookie along; the pair only where the page could read it. */
  const browser = (route: Route, headers: Readonly<Record<string, string>>, payload = '{}') =>
    api.app.inject({ method: route.method, url: at(route), payload, headers: { [SPEC_CALLER]: ada.id, ...headers } });

  it.each([
    ['a form', () => ({ 'content-type': 'application/x-www-form-urlencoded', ...evil }), '415 unsupported-media-type'],
    [
      'a form with files',
      () => ({ 'content-type': 'multipart/form-data; boundary=x', ...evil }),
      '415 unsupported-media-type',
    ],
    ['JSON that calls itself text', () => ({ 'content-type': 'text/plain', ...evil }), '415 unsupported-media-type'],
    ['JSON that calls itself nothing', () => ({ 'content-type': '', ...evil }), '415 unsupported-media-type'],
    [
      'JSON among types',
      () => ({ 'content-type': 'text/plain, application/json', ...evil }),
      '415 unsupported-media-type',
    ],
    ['no pair', typed, '403 xsrf'],
    [
      'the pair of another session',
      (route: Route) => ({ ...typed(route), 'x-xsrf-token': api.xsrfOf(eve) }),
      '403 xsrf',
    ],
    [
      'a pair of their own making',
      (route: Route) => ({ ...typed(route), 'x-xsrf-token': 'x', cookie: 'XSRF-TOKEN=x' }),
      '403 xsrf',
    ],
    ['another origin', (route: Route) => ({ ...typed(route), ...pair(), ...evil }), '403 cross-site'],
    ['the origin null', (route: Route) => ({ ...typed(route), ...pair(), origin: 'null' }), '403 cross-site'],
    [
      'our name as a part of theirs',
      (route: Route) => ({ ...typed(route), ...pair(), origin: 'http://localhost:3000.evil.example' }),
      '403 cross-site',
    ],
    [
      'our name in another scheme',
      (route: Route) => ({ ...typed(route), ...pair(), origin: 'https://localhost:3000' }),
      '403 cross-site',
    ],
    [
      'a foreign site',
      (route: Route) => ({ ...typed(route), ...pair(), 'sec-fetch-site': 'cross-site' }),
      '403 cross-site',
    ],
    [
      'a sister site',
      (route: Route) => ({ ...typed(route), ...pair(), 'sec-fetch-site': 'same-site' }),
      '403 cross-site',
    ],
    [
      'a host that they named',
      (route: Route) => ({
        ...typed(route),
        ...pair(),
        ...evil,
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
      }),
      '403 cross-site',
    ],
  ])('no route takes %s', async (_, headers, expected) => {
    expect(unsafe.length).toBeGreaterThan(35);
    for (const route of unsafe)
      expect([route.name, said(await browser(route, headers(route)))]).toEqual([route.name, expected]);
  });
  const pair = () => ({ 'x-xsrf-token': api.xsrfOf(ada) });

  it('public links act for nobody’s page but ours, and need no pair', async () => {
    for (const route of unsafe.filter(isOpen)) {
      const ask = (headers: Readonly<Record<string, string>>) =>
        api.app.inject({
          method: route.method,
          url: at(route),
          payload: '{}',
          headers: { ...typed(route), ...headers },
        });
      expect([route.name, said(await ask(evil))]).toEqual([route.name, '403 cross-site']);
      const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' };
      expect([route.name, said(await ask(ours)).slice(0, 3)]).not.toEqual([route.name, '403']);
    }
  });

  it('a token asks for no pair, whatever cookie is beside it', async () => {
    const olive = await aPerson(api.db, { operatorRole: 'super-admin' });
    const signedIn = await api.anonymous().post('/api/v1/session', { email: olive.email, password: olive.password });
    const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const voice = await api.signIn(olive.email, olive.password);
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const made = await voice.post('/api/v1/me/api-tokens', { name: 'ci', scopes: ['requests:read'], expiresAt });
    const authorization = `Bearer ${made.json<{ secret: string }>().secret}`;
    for (const route of unsafe) {
      const headers = { ...typed(route), ...evil, cookie, authorization };
      const answer = await api.app.inject({ method: route.method, url: at(route), payload: '{}', headers });
      expect([route.name, said(answer)]).not.toEqual([
        route.name,
        expect.stringMatching(/xsrf|cross-site|unsupported/),
      ]);
    }
    expect((await api.anonymous().get('/api/v1/session', { cookie })).statusCode).toBe(200);
  });

  it('nothing a caller sends makes somebody of nobody', async () => {
    const claims = {
      'x-forwarded-user': 'olive',
      'remote-user': 'olive',
      'x-remote-user': 'olive',
      'x-ssl-client-verify': 'SUCCESS',
      'x-ssl-client-cert': 'MIIB',
      'ssl-client-s-dn': 'CN=olive',
      'x-client-cert': 'MIIB',
      'x-forwarded-client-cert': 'Hash=00;Subject="CN=olive"',
      'client-cert': ':MIIB:',
      'x-arr-clientcert': 'MIIB',
    };
    for (const route of routesOf(api).filter((one) => !isOpen(one))) {
      const answer = await api.anonymous().send(route.method, at(route), undefined, claims);
      expect([route.name, said(answer)]).toEqual([route.name, '401 not-signed-in']);
    }
  });
});

describe('whoever says that we are called otherwise', () => {
  const api = specApi({ environment: { SMTP_URL: '', PUBLIC_URL: 'https://ra.example.org' } });
  const forged = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'gopher',
    'x-forwarded-port': '666',
    'x-forwarded-prefix': '/evil',
    forwarded: 'host=evil.example;proto=gopher',
    'x-original-url': '/evil',
    'x-rewrite-url': '/evil',
  };

  it('gets mails with our links, answers without theirs, and no other address', async () => {
    const { id } = await anEnterprise(api.db);
    await aRole(api.db, id, 'enterprise-user');
    const ida = await aPerson(api.db, { in: { [id]: 'enterprise-admin' } });
    const voice = await api.signIn(ida.email, ida.password);
    const bob = { name: 'Bob', email: 'bob@nordlicht.example', role: 'enterprise-user' };
    const invited = await voice.post(`/api/v1/enterprises/${id}/invitations`, bob, forged);
    expect([invited.statusCode, invited.headers['location']]).toEqual([
      201,
      `/api/v1/enterprises/${id}/invitations/${invited.json<Invitation>().id}`,
    ]);
    const inbox = async () =>
      (await api.anonymous().get('/dev/mail.json?to=bob@nordlicht.example')).json<{ text: string; raw: string }[]>();
    await expect.poll(inbox, { timeout: 20_000, interval: 100 }).toHaveLength(1);
    const [mail] = await inbox();
    expect(mail?.text).toMatch(/^https:\/\/ra\.example\.org\/invitations\/[\w-]{43}$/m);
    const missing = await voice.get('/api/v1/nothing', forged);
    expect(missing.json()).toMatchObject({ type: 'https://ra.example.org/problems/not-found' });
    const heard = [mail?.raw, invited.body, missing.body, JSON.stringify([invited.headers, missing.headers])].join();
    expect(heard).not.toMatch(/evil|gopher|666/);
  }, 30_000);
});

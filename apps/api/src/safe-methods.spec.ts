import { beforeAll, describe, expect, it, vi } from 'vitest';
import { DEMO_PASSWORD, operator } from './demo/demo-people';
import { Addresses } from './testing/addresses';
import { demoApi } from './testing/demo-api';
import { bodySchema, isStream, routesOf, schemasOf, type Route } from './testing/route-walk';
import type { Answer, Voice } from './testing/spec-api';
import { UseCases } from './testing/use-cases';
import { Bodies } from './testing/valid-body';

/** What may move while nobody changes anything: who was there last, and what counts calls. */
const moving: Readonly<Record<string, readonly string[]>> = {
  session: ['last_seen_at'],
  api_token: ['last_used_at'],
  rate_limit: ['rule', 'key', 'taken', 'ends_at'],
};
/** Of one answer alone, or of its body (RFC 9110 §9.3.2). */
const own = ['date', 'x-trace-id', 'connection', 'keep-alive', 'transfer-encoding'];

/** What it says is of this moment: how long a name server took. */
const looksAnew = ({ url }: Route) => url.endsWith('/caa/preview');

describe('reading', { timeout: 120_000 }, () => {
  const api = demoApi({ SMTP_URL: '' });
  let jana: Voice;
  let addresses: Addresses;
  let reads: Route[];
  let useCases: UseCases;
  beforeAll(async () => {
    jana = await api.signIn(operator.email, DEMO_PASSWORD);
    // what a mail moves has moved
    await vi.waitFor(async () => {
      expect(await api.db.query<object[]>(`select from outbox_mail where state = 'waiting'`)).toEqual([]);
    }, 30_000);
    addresses = await Addresses.of(api);
    reads = routesOf(api).filter((route) => route.method === 'GET' && !isStream(route));
    useCases = new UseCases(api.app);
  });

  async function wholeDatabase(): Promise<Record<string, string>> {
    const tables = await api.db.query<{ name: string }[]>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const all: Record<string, string> = {};
    for (const { name } of tables) {
      const sql = `select md5(string_agg((to_jsonb(t) - $1::text[])::text, ',' order by to_jsonb(t)::text)) as digest, count(*)::int as n from "${name}" t`;
      const [row] = (await api.database.owner(sql, [moving[name] ?? []])) as { digest: string; n: number }[];
      all[name] = name === 'rate_limit' ? '' : `${row?.n ?? 0} ${row?.digest ?? ''}`;
    }
    return all;
  }

  it('changes no row, by GET or HEAD', async () => {
    const before = await wholeDatabase();
    expect(Object.keys(before).length).toBeGreaterThan(20);
    for (const route of reads)
      for (const method of ['GET', 'HEAD'] as const)
        for (const voice of [jana, api.anonymous()]) {
          const { statusCode } = await voice.send(method as 'GET', addresses.of(route), undefined, {});
          expect([route.name, method, statusCode < 500]).toEqual([route.name, method, true]);
        }
    expect(await wholeDatabase()).toEqual(before);
  });

  it('by HEAD says what GET says, without its body', async () => {
    for (const route of reads) {
      const [get, head] = [await jana.get(addresses.of(route)), await ask('HEAD', addresses.of(route))];
      expect([route.name, head.statusCode, head.body]).toEqual([route.name, get.statusCode, '']);
      if (looksAnew(route) || lasting(head) === lasting(get)) continue;
      // Jobs go on meanwhile: between two calls a list may have grown. It does not twice
      const [again, headAgain] = [await jana.get(addresses.of(route)), await ask('HEAD', addresses.of(route))];
      expect([route.name, lasting(headAgain)]).toEqual([route.name, lasting(again)]);
    }
  });

  const ask = (method: string, url: string): Promise<Answer> => jana.send(method as 'GET', url, undefined, {});
  const lasting = ({ headers }: Answer) =>
    JSON.stringify(Object.entries(headers).filter(([name]) => !own.includes(name))).replace(/nonce-[\w+/=]+/g, 'nonce');

  it('carries what protects a browser, and names no product', async () => {
    for (const route of routesOf(api)) {
      if (isStream(route)) continue;
      const voice = route.method === 'GET' ? jana : api.anonymous(); // refusals will do where something would change
      const { headers } = await voice.send(route.method, addresses.of(route), undefined, {});
      expect([route.name, headers]).toMatchObject([
        route.name,
        {
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'content-security-policy': expect.stringContaining("default-src 'none'") as string,
          'cross-origin-resource-policy': 'same-origin',
          'x-frame-options': expect.stringMatching(/^(DENY|SAMEORIGIN)$/) as string,
          'x-trace-id': expect.any(String) as string,
          'cache-control': expect.stringMatching(/^(no-store|public, max-age=\d+)$/) as string,
        },
      ]);
      expect([route.name, Object.keys(headers)]).not.toEqual([route.name, expect.arrayContaining(['server'])]);
      expect(Object.keys(headers).join()).not.toMatch(/powered|version/);
    }
  });

  it('by a method that an address does not have is 405, with those it has', async () => {
    const all = routesOf(api).filter(({ url }) => url.startsWith('/api/v1/'));
    for (const url of new Set(all.map((route) => route.url))) {
      const at = addresses.of({ url });
      const there = api.routes.methodsAt(at);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'QUERY', 'PROPFIND', 'TRACE'])
        if (!there.includes(method)) {
          const answer = await ask(method, at);
          expect([method, at, answer.statusCode, answer.headers['allow']]).toEqual([method, at, 405, there.join(', ')]);
        }
    }
  });

  describe('and everything else, when we are at fault,', () => {
    const words = `select secret from person where id = 'x' -- /srv/countersign/dist/main.js:10:5`;
    const withWork = () => routesOf(api).filter(({ url }) => !/^\/(problems|dev|healthz|readyz)(\/|$)/.test(url));
    const sent = (route: Route): Promise<Answer> => {
      const schema = bodySchema(route);
      const body = schema && JSON.stringify(new Bodies(schemasOf(api)).whole(schema));
      const headers = schema && { 'content-type': 'application/json' };
      return jana.send(route.method, addresses.of(route), body, { ...headers });
    };
    const problemOf = (answer: Answer) => answer.json<{ code: string; status: number; instance: string }>();

    it.each([
      ['an error of ours', () => new Error(words), '500 internal', undefined],
      [
        'an error of the database',
        () => Object.assign(new Error(words), { name: 'QueryFailedError', code: '42P01' }),
        '500 internal',
        undefined,
      ],
      ['a database that is gone', () => Object.assign(new Error(words), { code: '57P01' }), '503 unavailable', '2'],
      ['an error with a cause', () => new Error('no', { cause: new Error(words) }), '500 internal', undefined],
    ])('says no word of it but the number under which the log has it: %s', async (_, fault, expected, wait) => {
      useCases.instead(() => {
        throw fault();
      });
      for (const route of withWork()) {
        const log: string[] = [];
        const spies = [process.stdout, process.stderr].map((stream) =>
          vi.spyOn(stream, 'write').mockImplementation((text) => log.push(String(text)) > 0),
        );
        const answer = await sent(route);
        for (const spy of spies) spy.mockRestore();
        const { status, code, instance } = problemOf(answer);
        expect([route.name, `${status} ${code}`, answer.headers['retry-after']]).toEqual([route.name, expected, wait]);
        expect([route.name, answer.headers['content-type']]).toEqual([
          route.name,
          'application/problem+json; charset=utf-8',
        ]);
        expect([route.name, instance]).toEqual([route.name, answer.headers['x-trace-id']]);
        expect(answer.body + JSON.stringify(answer.headers)).not.toMatch(/select|person|srv|main\.js|:10:5|Error/);
        if (status === 500) expect([route.name, log.join('')]).toEqual([route.name, expect.stringContaining(instance)]);
      }
      useCases.asUsual();
    });
  });
});

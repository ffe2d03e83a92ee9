import type { Page } from '@countersign/contracts';
import { DataSource } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { applicationOptions } from './database/options';
import { DEMO_PASSWORD, operator } from './demo/demo-people';
import { newId } from './shared/ids';
import { Addresses } from './testing/addresses';
import { assignDomain, demoApi, demoOperator } from './testing/demo-api';
import { isList, routesOf, type Route } from './testing/route-walk';
import type { Answer, Voice } from './testing/spec-api';
import { linkOf } from './users/invitations/testing';

/** These take any text: it is looked for, or is not there. */
const freeText = ['q', 'email', 'domain', 'serial', 'sha256'];
const ofEveryList = ['q', 'sort', 'size', 'page', 'cursor'];
const SQL = [
  `'`,
  `' or '1'='1`,
  `';drop table request;--`,
  `1) union select password_hash from person--`,
  `$1`,
  `\\`,
  `%' or 'x' like '%`,
  '%%%%',
  '____',
  `name:asc, (select pg_sleep(5))`,
];

describe('every list', { timeout: 120_000 }, () => {
  const api = demoApi();
  let jana: Voice;
  let lists: { route: Route; at: string }[];
  beforeAll(async () => {
    jana = await demoOperator(api);
    await twoOfEach();
    const addresses = await Addresses.of(api);
    lists = routesOf(api)
      .filter(isList)
      .map((route) => ({ route, at: addresses.of(route) }));
  });

  /** So that each list has a second page: the demo has one connector, and of what is one's own none. */
  async function twoOfEach(): Promise<void> {
    const [house] = await api.db.query<{ id: string }[]>(`select id from enterprise where name like 'Nordlicht%'`);
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const invite = (name: string) =>
      jana.post(`/api/v1/enterprises/${house?.id ?? ''}/invitations`, {
        ...{ name, email: `${name.toLowerCase()}@nordlicht.example`, role: 'enterprise-user' },
      });
    const made = [
      await jana.post('/api/v1/me/api-tokens', { name: 'two', scopes: ['requests:read'], expiresAt }),
      await assignDomain(api, jana, house?.id ?? '', 'nordlicht-waerme.example'),
      ...[await invite('Eve'), await invite('Fay')],
    ];
    for (const invited of made.slice(2)) {
      const link = await linkOf(api, invited.json<{ id: string }>().id);
      await api.anonymous().post(`/api/v1${link}/decline`, {}); // which Jana hears of
    }
    const [check] = await api.db.query<{ id: string; request: string }[]>(
      `select v.id, v.subject_id as request from mailbox_challenge c join ownership_check v on v.id = c.check_id order by c.id limit 1`,
    );
    for (let times = 0; times < 2; times++) await api.signIn(operator.email, DEMO_PASSWORD);
    for (let tries = 0; tries < 2; tries++)
      await jana.post(`/api/v1/requests/${check?.request ?? ''}/checks/${check?.id ?? ''}/verify`, { token: 'WRONG' });
    // What was seen of a domain, as if it had been looked at twice.
    await api.db.query(`insert into evidence (id, enterprise_id, check_id, outcome, superseded, decided_at, sha256)
      select gen_random_uuid(), c.enterprise_id, c.id, e.outcome, false, e.decided_at, e.sha256
      from ownership_check c, (select * from evidence where outcome = 'fail' order by id limit 2) e
      where c.subject_type = 'domain' and c.kind = 'domain' and c.withdrawn_at is null`);
    for (const { statusCode, body } of made) if (statusCode !== 201) throw new Error(body);
    const copy = `insert into connector select (jsonb_populate_record(c, jsonb_build_object('id', $1::text, 'name', 'Another'))).* from connector c limit 1`;
    await api.db.query(copy, [newId()]);
  }

  const filtersOf = ({ operation }: Route) =>
    (operation?.parameters ?? [])
      .filter(({ in: where, name }) => where === 'query' && !ofEveryList.includes(name))
      .map(({ name }) => name);
  const isSearched = ({ operation }: Route) => operation?.parameters?.some(({ name }) => name === 'q') ?? false;
  const faultOf = ({ statusCode, body }: Answer) => {
    if (statusCode < 400) return `${statusCode}`;
    const { code, errors } = JSON.parse(body) as { code: string; errors: { path: string }[] };
    return `${statusCode} ${code} ${errors[0]?.path ?? ''}`;
  };
  const ask = async (at: string, query: Readonly<Record<string, string>>) =>
    jana.get(`${at}?${new URLSearchParams(query).toString()}`);
  const page = async (at: string, query: Readonly<Record<string, string>> = {}) => {
    const answer = await ask(at, query);
    expect([at, answer.statusCode], answer.body).toEqual([at, 200]);
    return answer.json<Page<{ id?: string }>>();
  };

  it('has the shape of a page', async () => {
    expect(lists.length).toBeGreaterThanOrEqual(8);
    for (const { at } of lists)
      expect(Object.keys(await page(at)).sort()).toEqual(
        ['items', 'next', 'page', 'prev', 'size', 'total', 'totalIsExact'].sort(),
      );
  });

  it('refuses what it does not know, and says where', async () => {
    for (const { route, at } of lists) {
      expect([at, faultOf(await ask(at, { colour: 'red' }))]).toEqual([at, '422 unknown-filter ?colour']);
      for (const sort of ['password:asc', 'constructor:asc', 'id', ''])
        expect([at, sort, faultOf(await ask(at, { sort }))]).toEqual([at, sort, '422 unknown-sort ?sort']);
      for (const [name, value] of [
        ['size', '0'],
        ['size', '201'],
        ['page', '0'],
        ['page', '1e9'],
        ['size', 'x'],
      ] as const)
        expect([at, faultOf(await ask(at, { [name]: value })).slice(0, 3)]).toEqual([at, '422']);
      for (const name of filtersOf(route).filter((one) => !freeText.includes(one)))
        expect([at, faultOf(await ask(at, { [name]: '~' }))]).toEqual([at, `422 unknown-filter ?${name}`]);
    }
  });

  it('takes SQL for what it is: no filter, no order, no cursor, and words to look for', async () => {
    const before = await api.db.query<object[]>('select count(*) from request');
    for (const { route, at } of lists)
      for (const words of SQL) {
        expect([at, words, faultOf(await ask(at, { sort: words }))]).toEqual([at, words, '422 unknown-sort ?sort']);
        expect([at, words, faultOf(await ask(at, { cursor: words }))]).toEqual([
          at,
          words,
          '422 cursor-mismatch ?cursor',
        ]);
        for (const name of filtersOf(route)) {
          const said = faultOf(await ask(at, { [name]: words }));
          const expected = freeText.includes(name) ? '200' : `422 unknown-filter ?${name}`;
          expect([at, name, words, said]).toEqual([at, name, words, expected]);
        }
        if (isSearched(route)) expect([at, words, (await page(at, { q: words })).items]).toEqual([at, words, []]);
      }
    expect(await api.db.query('select count(*) from request')).toEqual(before);
  });

  describe('has cursors that', () => {
    const nextOf = async (at: string, query: Readonly<Record<string, string>> = {}) => {
      const { next } = await page(at, { size: '1', ...query });
      expect([at, next]).toEqual([at, expect.any(String)]);
      return next ?? '';
    };
    const mismatch = '422 cursor-mismatch ?cursor';

    it('go on where the page ended', async () => {
      for (const { at } of lists) {
        const [first, second] = [
          await page(at, { size: '1' }),
          await page(at, { size: '1', cursor: await nextOf(at) }),
        ];
        expect([at, second.items.length, second.page]).toEqual([at, 1, null]);
        expect(second.items).not.toEqual(first.items);
      }
    });

    it('no changed byte survives', async () => {
      for (const { at } of lists) {
        const cursor = await nextOf(at);
        for (let i = 0; i < cursor.length; i += i < 24 || i > cursor.length - 4 ? 1 : 11) {
          const other = String.fromCharCode(cursor.charCodeAt(i) ^ 1);
          const forged = cursor.slice(0, i) + other + cursor.slice(i + 1);
          expect([at, i, faultOf(await ask(at, { cursor: forged }))]).toEqual([at, i, mismatch]);
        }
        for (const forged of [
          `${cursor}A`,
          `${cursor}=`,
          ` ${cursor}`,
          cursor.slice(0, -1),
          `${cursor.slice(0, 9)}.${cursor.slice(9)}`,
        ])
          expect([at, forged, faultOf(await ask(at, { cursor: forged }))]).toEqual([at, forged, mismatch]);
      }
    });

    it('belong to one order, one search and one list', async () => {
      const cursors = await Promise.all(lists.map(async ({ at }) => ({ at, cursor: await nextOf(at) })));
      for (const { route, at } of lists) {
        const cursor = await nextOf(at);
        const sorts = route.operation?.parameters?.find(({ name }) => name === 'sort')?.schema?.enum ?? [];
        const refused = await Promise.all(sorts.map((sort) => ask(at, { cursor, sort: String(sort) })));
        const passed = refused.map(faultOf).filter((said) => said !== mismatch);
        expect([at, passed.length <= 1]).toEqual([at, true]); // the usual order, said aloud, is another only by its name
        if (isSearched(route)) expect([at, faultOf(await ask(at, { cursor, q: 'xyz' }))]).toEqual([at, mismatch]);
        for (const foreign of cursors.filter((one) => one.at !== at))
          expect([at, foreign.at, faultOf(await ask(at, { cursor: foreign.cursor }))]).toEqual([
            at,
            foreign.at,
            mismatch,
          ]);
      }
    });

    it('of one enterprise are none of another', async () => {
      const [one, other] = await api.db.query<{ id: string }[]>('select id from enterprise order by name desc');
      const at = (id: string | undefined) => `/api/v1/enterprises/${id ?? ''}/members`;
      const cursor = await nextOf(at(one?.id));
      expect(faultOf(await ask(at(other?.id), { cursor }))).toBe(mismatch);
    });
  });

  it('looks for no more than 200 characters', async () => {
    for (const { at } of lists.filter(({ route }) => isSearched(route)))
      expect([at, faultOf(await ask(at, { q: 'x'.repeat(10_000) }))]).toEqual([at, '422 invalid-field ?q']);
  });

  it('reads in a connection that cuts what takes too long', async () => {
    const limits = await api.app
      .get(DataSource)
      .query<object[]>(
        `select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`,
      );
    expect(limits).toEqual([
      { name: 'idle_in_transaction_session_timeout', setting: '30000' },
      { name: 'lock_timeout', setting: '2500' },
      { name: 'statement_timeout', setting: '15000' },
    ]);
    const usual = applicationOptions(api.database.url);
    const hasty = new DataSource({ ...usual, poolSize: 1, extra: { ...usual.extra, min: 0, statement_timeout: 200 } });
    await hasty.initialize();
    await expect(hasty.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    await hasty.destroy();
  });
});

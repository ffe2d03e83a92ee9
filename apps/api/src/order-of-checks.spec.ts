import { permissions } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from './shared/ids';
import { RaError } from './shared/problem';
import { Addresses } from './testing/addresses';
import {
  answerSchema,
  bodySchema,
  bodyType,
  isList,
  isOpen,
  isUnsafe,
  routesOf,
  schemasOf,
  takesJson,
  type Route,
} from './testing/route-walk';
import type { Answer, Voice } from './testing/spec-api';
import { aMember, anOperator } from './testing/spec-callers';
import { demoApi } from './testing/demo-api';
import { UseCases } from './testing/use-cases';
import { Bodies, withKey } from './testing/valid-body';

/** In the order in which they are looked for: of several faults the caller hears the first. */
const order = {
  size: '413 too-large',
  type: '415 unsupported-media-type',
  json: '400 invalid-json',
  session: '401 not-signed-in',
  site: '403 cross-site',
  xsrf: '403 xsrf',
  rate: '429 rate-limited',
  permission: '403 forbidden',
  row: '404 not-found',
  key: '422 invalid-field',
  schema: '422 unknown-field',
  filter: '422 unknown-filter',
  work: '409 wrong-state',
} as const;
type Fault = keyof typeof order;
const inOrder = Object.keys(order) as Fault[];

const tenant = ({ operation }: Route) => operation?.['x-tenant'] ?? 'none';
const has: Record<Fault, (route: Route) => boolean> = {
  size: isUnsafe,
  type: isUnsafe,
  json: (route) => isUnsafe(route) && takesJson(route),
  session: (route) => !isOpen(route),
  site: isUnsafe,
  xsrf: isUnsafe,
  rate: () => true,
  permission: ({ operation }) => operation?.['x-permission']?.includes(':') ?? false,
  row: (route) => !['none', 'listed', 'installation'].includes(tenant(route)),
  key: ({ method }) => method === 'POST',
  schema: (route) => isUnsafe(route) && takesJson(route),
  filter: isList,
  // these say by themselves what they say
  work: ({ url }) => !/^\/(problems|dev|healthz)(\/|$)/.test(url),
};
/** Two faults far apart that say most about who is told what. */
const distant: [Fault, Fault][] = [
  ['size', 'session'],
  ['type', 'work'],
  ['json', 'schema'],
  ['session', 'row'],
  ['session', 'schema'],
  ['xsrf', 'row'],
  ['rate', 'schema'],
  ['permission', 'schema'],
  ['permission', 'work'],
  ['row', 'work'],
];

describe('the order of checks', { timeout: 120_000 }, () => {
  const api = demoApi();
  let routes: Route[];
  let addresses: Addresses;
  let bodies: Bodies;
  beforeAll(async () => {
    addresses = await Addresses.of(api);
    bodies = new Bodies(schemasOf(api));
    routes = routesOf(api);
    new UseCases(api.app).instead(() => {
      throw new RaError('wrong-state');
    });
  });

  /** Who calls: nobody, somebody without this permission, and perhaps one who has called too often. */
  async function voiceFor({ operation }: Route, faults: readonly Fault[]): Promise<Voice> {
    if (faults.includes('session')) return api.anonymous();
    const need = operation?.['x-permission'];
    const lacks = faults.includes('permission');
    const caller = anOperator(permissions.filter((one) => !(lacks && one === need)));
    if (faults.includes('rate')) {
      const ends = new Date(api.clock.now().getTime() + 60_000);
      const full = `insert into rate_limit (rule, key, taken, ends_at) values ('calls', $1, 1000000000, $2)`;
      await api.db.query(full, [caller.sessionId, ends]);
    }
    return api.as(caller);
  }

  function bodyFor(route: Route, faults: readonly Fault[]): string | undefined {
    if (!isUnsafe(route)) return undefined;
    const schema = bodySchema(route);
    const valid = schema ? bodies.whole(schema) : {};
    const text = JSON.stringify(faults.includes('schema') ? withKey(valid, '', 'colour', 'red') : valid);
    return `${faults.includes('json') ? text.slice(0, -1) : text}${faults.includes('size') ? ' '.repeat(300_000) : ''}`;
  }

  async function call(route: Route, faults: readonly Fault[]): Promise<Answer> {
    const voice = await voiceFor(route, faults);
    const address = addresses.of(route, faults.includes('row'));
    const query = faults.includes('filter') ? `${address.includes('?') ? '&' : '?'}colour=red` : '';
    return voice.send(route.method, `${address}${query}`, bodyFor(route, faults), {
      ...(isUnsafe(route) && { 'content-type': faults.includes('type') ? 'text/plain' : bodyType(route) }),
      ...(faults.includes('site') && { origin: 'https://evil.example' }),
      ...(faults.includes('xsrf') && { 'x-xsrf-token': '' }),
      ...(faults.includes('key') && { 'idempotency-key': 'with a blank' }),
    });
  }
  const said = ({ statusCode, body }: Answer) =>
    statusCode < 400 ? `${statusCode}` : `${statusCode} ${(JSON.parse(body) as { code: string }).code}`;

  const differing = async (cases: { route: Route; faults: Fault[]; expected: string }[]) => {
    const different: string[] = [];
    for (const { route, faults, expected } of cases) {
      const answer = said(await call(route, faults));
      if (answer !== expected) different.push(`${route.name}: ${faults.join(' + ')} → ${answer}, not ${expected}`);
    }
    return different;
  };

  it('each fault alone is answered by its status and code, on every route', async () => {
    const cases = routes.flatMap((route) =>
      inOrder
        .filter((fault) => has[fault](route))
        .map((fault) => {
          const faults: Fault[] = has.work(route) && fault !== 'work' ? [fault, 'work'] : [fault];
          return { route, faults, expected: order[fault] };
        }),
    );
    expect(cases.length).toBeGreaterThan(350);
    expect(await differing(cases)).toEqual([]);
  });

  it('of two faults the caller hears the earlier one, on every route', async () => {
    const cases = routes.flatMap((route) => {
      const its = inOrder.filter((fault) => fault !== 'work' && has[fault](route));
      const neighbours = its.slice(1).map((fault, i): [Fault, Fault] => [its[i] ?? fault, fault]);
      const far = distant.filter(([one, other]) => has[one](route) && has[other](route));
      return [...neighbours, ...far].map((faults) => ({ route, faults, expected: order[faults[0]] }));
    });
    expect(cases.length).toBeGreaterThan(400);
    expect(await differing(cases)).toEqual([]);
  });

  it('a permission held in one enterprise is not enough for what all share', async () => {
    const shared = routes.filter(({ operation }) => operation?.['x-held'] === 'everywhere');
    expect(shared.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['POST /api/v1/profiles', 'PUT /api/v1/profiles/:id', 'POST /api/v1/connectors']),
    );
    const [home] = await api.db.query<{ id: string }[]>(`select id from enterprise where name like 'Nordlicht%'`);
    const member = api.as(aMember(home?.id ?? '', permissions));
    for (const route of shared) {
      const type = { 'content-type': bodyType(route) };
      const answer = await member.send(route.method, addresses.of(route), bodyFor(route, []), type);
      expect([route.name, said(answer)]).toEqual([route.name, order.permission]);
    }
  });

  it('a bad token is nobody, whoever holds the cookie beside it', async () => {
    for (const route of routes.filter((one) => !isOpen(one))) {
      const headers = {
        authorization: `Bearer cs_${newId()}`,
        cookie: 'countersign=x',
        'content-type': bodyType(route),
      };
      const answer = await api.anonymous().send(route.method, addresses.of(route), bodyFor(route, []), headers);
      expect([route.name, said(answer)]).toEqual([route.name, order.session]);
    }
  });

  it('an unknown key is named by its place, however deep it stands', async () => {
    const cases = routes.flatMap((route) => {
      const schema = bodySchema(route);
      const body = schema && bodies.whole(schema);
      return (schema ? bodies.objectsIn(schema) : []).flatMap(({ pointer }) =>
        ['colour', 'constructor', 'prototype'].map((key) => ({ route, body, pointer, key })),
      );
    });
    expect(cases.length).toBeGreaterThan(60);
    for (const { route, body, pointer, key } of cases)
      expect(await faultAt(route, withKey(body, pointer, key, 'x'))).toEqual([
        route.name,
        '422 unknown-field',
        `${pointer}/${key}`,
      ]);
  });

  it('a key that is only read is refused like an unknown one', async () => {
    const cases = routes.flatMap((route) => {
      const [schema, shown] = [bodySchema(route), answerSchema(route)];
      if (!schema || !shown || route.method === 'GET') return [];
      const taken = bodies.resolve(schema);
      const read = Object.keys(bodies.resolve(shown).properties ?? {});
      const body = bodies.whole(schema);
      const mayCarry = (key: string) =>
        taken.properties?.[key] !== undefined || taken.propertyNames?.enum?.includes(key) === true;
      return read.filter((key) => !mayCarry(key)).map((key) => ({ route, body, key }));
    });
    expect(cases.length).toBeGreaterThan(100);
    for (const { route, body, key } of cases)
      expect(await faultAt(route, withKey(body, '', key, 'x'))).toEqual([route.name, '422 unknown-field', `/${key}`]);
  });

  it('a body where none is taken is refused, an empty one is none', async () => {
    for (const route of routes.filter((one) => isUnsafe(one) && takesJson(one) && bodySchema(one) === undefined)) {
      expect(await faultAt(route, { status: 'x' })).toEqual([route.name, '422 unknown-field', '/status']);
      expect((await faultAt(route, {}))[1]).toBe('409 wrong-state');
    }
  });

  async function faultAt(route: Route, body: unknown): Promise<[string, string, string | undefined]> {
    const voice = api.as(anOperator());
    const json = { 'content-type': 'application/json' };
    const answer = await voice.send(route.method, addresses.of(route), JSON.stringify(body), json);
    const { errors = [] } = answer.json<{ errors?: { path: string }[] }>();
    return [route.name, said(answer), errors[0]?.path];
  }
});

import { permissions } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressFor, bodyOf } from './testing/house-calls';
import { aFilledRequest, NOTHING } from './testing/house-rows';
import { isList, isStream, routesOf, schemasOf, type Route } from './testing/route-walk';
import { bare } from './testing/said';
import { specApi, type Voice } from './testing/spec-api';
import { aMember } from './testing/spec-callers';
import { anInstallation, TwoHouses } from './testing/two-houses';
import { Bodies } from './testing/valid-body';
import { aRole } from './users/testing';

/** S4: whoever belongs to one enterprise learns nothing of another, whatever they hold and wherever they put its ids. */
describe('somebody of house B', () => {
  const api = specApi({ environment: { RATE_LIMIT_FACTOR: '100000' } });
  let routes: Route[];
  let contract: Bodies;
  let houses: TwoHouses;
  /** An administrator; and somebody who holds every permission there is, but in B alone. */
  let strangers: Voice[];
  /** All that house A has, by id. */
  let theirs: string[];
  beforeAll(async () => {
    contract = new Bodies(schemasOf(api));
    routes = routesOf(api);
    houses = await TwoHouses.with(api, await anInstallation(api), { keeps: true });
    const all = aMember(houses.b.id, permissions, { personId: (await houses.person('admin of B')).id });
    strangers = [await houses.voice('admin of B'), api.as({ ...all, id: NOTHING })];
    const { id, checks } = await aFilledRequest(houses);
    theirs = [houses.a.id, id, ...checks.map((check) => check.id), await houses.certificateOf(id)];
    for (const who of ['user of A', 'admin of A'] as const) theirs.push((await houses.person(who)).id);
    for (const key of ['enterprise-user', 'enterprise-admin'] as const)
      theirs.push(await aRole(api.db, houses.a.id, key));
  }, 120_000);

  /** The part that says whose row it is. */
  const owners = [
    'enterprises/:id',
    'requests/:id',
    'certificates/:id',
    'roles/:id',
    'users/:id',
    'jobs/:id',
    'audit-events/:id',
  ];
  const ownerIn = ({ url }: Route) => owners.find((name) => url.includes(`/${name}`));
  const send = async (route: Route, voice: Voice, instead: Record<string, string> = {}) => {
    const body = await bodyOf(route, houses, contract);
    return bare(await voice.send(route.method, await addressFor(route, houses, instead), body, {}));
  };

  it('hears of a row of house A in the address what a missing one says, on every route', async () => {
    const own = routes.filter((route) => ownerIn(route) !== undefined && !isStream(route));
    expect(own.length).toBeGreaterThan(30);
    for (const route of own)
      for (const voice of strangers) {
        const missing = await send(route, voice, { [ownerIn(route) ?? '']: NOTHING });
        expect([route.name, missing.slice(0, 3)]).toEqual([route.name, expect.stringMatching(/^40[34]$/)]);
        expect([route.name, await send(route, voice)]).toEqual([route.name, missing]);
      }
  });

  it('hears the same of a part of house A under an address of their own', async () => {
    const nested: [string, string][] = [
      ['enterprises/:id', houses.b.id],
      ['requests/:id', await ownRequest()],
    ];
    for (const [owner, id] of nested) {
      const inside = routes.filter(({ url }) => url.includes(`/${owner}/`) && url.split('/:').length > 2);
      expect(inside.length).toBeGreaterThan(2);
      for (const route of inside) {
        const part = /\/([\w-]+\/:\w+)(?!.*\/:)/.exec(route.url)?.[1] ?? '';
        const refused = route.operation?.['x-held'] === 'everywhere' ? '403' : '404';
        for (const voice of strangers) {
          const missing = await send(route, voice, { [owner]: id, [part]: NOTHING });
          expect([route.name, missing.slice(0, 3)]).toEqual([route.name, refused]);
          expect([route.name, await send(route, voice, { [owner]: id })]).toEqual([route.name, missing]);
        }
      }
    }
  });

  async function ownRequest(): Promise<string> {
    const body = { enterpriseId: houses.b.id, profileId: houses.shared.profileId };
    const answer = await (await houses.voice('admin of B')).post('/api/v1/requests', body);
    return answer.json<{ id: string }>().id;
  }

  it('sees nothing of house A on any list', async () => {
    const lists = routes.filter((route) => isList(route) && !route.url.includes('/:'));
    expect(lists.length).toBeGreaterThan(5);
    for (const { url, name } of [...lists, ...routes.filter(({ url }) => url.endsWith('/facets'))])
      for (const voice of strangers) {
        const { body } = await voice.get(isList({ url, name } as Route) ? `${url}?size=200` : url);
        expect([name, theirs.filter((id) => body.includes(id))]).toEqual([name, []]);
      }
  });

  it('finds nothing by a filter that names a row of house A, nor hears that it is there', async () => {
    const filters = routes.flatMap((route) =>
      (route.operation?.parameters ?? [])
        .filter(({ name, in: where }) => where === 'query' && /Id$/.test(name))
        .map(({ name }) => ({ route, name })),
    );
    expect(filters.length).toBeGreaterThan(5);
    for (const { route, name } of filters.filter(({ route: { url } }) => !url.includes('/:')))
      for (const voice of strangers) {
        const missing = bare(await voice.get(`${route.url}?${name}=${NOTHING}`));
        for (const id of [houses.a.id, ...theirs.slice(-4)])
          expect([route.name, name, id, bare(await voice.get(`${route.url}?${name}=${id}`))]).toEqual([
            ...[route.name, name, id],
            missing,
          ]);
      }
  });

  it('hears of a row of house A inside a body what a missing one says', async () => {
    const [role, missingRole] = [await aRole(api.db, houses.a.id, 'enterprise-user'), NOTHING];
    const { profileId } = houses.shared;
    const at = `/api/v1/enterprises/${houses.b.id}`;
    const member = (await houses.person('admin of B')).id;
    const eve = { name: 'Eve', email: 'eve@x.example' };
    const calls: ((voice: Voice, id: string) => ReturnType<Voice['post']>)[] = [
      (voice, enterpriseId) => voice.post('/api/v1/requests', { enterpriseId, profileId }),
      (voice, enterpriseId) =>
        voice.post('/api/v1/roles', { name: 'Mine', scope: 'enterprise', enterpriseId, permissions: [] }),
      (voice, id) => voice.patch(`${at}/members/${member}`, { roleId: id === houses.a.id ? role : missingRole }),
      (voice, id) => voice.post(`${at}/invitations`, { ...eve, role: id === houses.a.id ? role : missingRole }),
      (voice, id) => voice.post('/api/v1/users', { ...eve, roleId: id === houses.a.id ? role : missingRole }),
    ];
    for (const [n, one] of calls.entries())
      for (const voice of strangers) {
        const missing = bare(await one(voice, NOTHING));
        expect([n, missing]).toEqual([n, expect.stringMatching(/^(40[34]|422) /)]);
        expect([n, bare(await one(voice, houses.a.id))]).toEqual([n, missing]);
      }
  });
});

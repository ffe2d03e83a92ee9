import { beforeAll, describe, expect, it } from 'vitest';
import { addressFor, bodyOf, voiceFor } from './testing/house-calls';
import { bodySchema, isUnsafe, routesOf, schemasOf, type Route } from './testing/route-walk';
import { faultsIn, said } from './testing/said';
import { specApi, type Answer, type Voice } from './testing/spec-api';
import { anInstallation, TwoHouses } from './testing/two-houses';
import { Bodies } from './testing/valid-body';

/** What somebody would like to set by the way. */
const wished: Readonly<Record<string, unknown>> = {
  status: 'active',
  enterpriseId: '01a213de-1b76-748d-9cf0-7bee95ee44d9',
  verifiedAt: '2026-01-01T00:00:00Z',
  role: 'super-admin',
  permissions: ['settings:edit'],
  ownerId: '01a213de-1b76-748d-9cf0-7bee95ee44d9',
  version: 1,
  constructor: { role: 'super-admin' },
};
const tables = [
  ...['enterprise', 'person', 'membership', 'role', 'invitation', 'request', 'request_notes', 'connector', 'profile'],
  ...['enterprise_profile', 'certificate', 'settings', 'api_token', 'audit_record'],
];

interface Target {
  readonly route: Route;
  readonly voice: Voice;
  readonly address: string;
  readonly body: object;
}

/** S5: a valid body with one key more is refused whole, whoever sends it. */
describe('every body', () => {
  const api = specApi({ environment: { RATE_LIMIT_FACTOR: '100000' } });
  let contract: Bodies;
  let targets: Target[];
  beforeAll(async () => {
    contract = new Bodies(schemasOf(api));
    const shared = await anInstallation(api);
    const routes = routesOf(api).filter((route) => isUnsafe(route) && bodySchema(route) !== undefined);
    targets = [];
    for (const route of routes) {
      const houses = await TwoHouses.with(api, shared);
      const body = (await bodyOf(route, houses, contract)) ?? {};
      const voice = await voiceFor(route, houses, 'super-admin');
      targets.push({ route, voice, body, address: await addressFor(route, houses) });
    }
  }, 300_000);

  const takes = ({ route }: Target, key: string) => {
    const { properties, propertyNames } = contract.resolve(bodySchema(route) ?? {});
    return properties !== undefined && Object.hasOwn(properties, key) ? true : propertyNames?.enum?.includes(key);
  };
  const send = ({ route, voice, address }: Target, text: string): Promise<Answer> =>
    voice.send(route.method, address, text, { 'content-type': 'application/json' });

  /** All that is written down, and what was done. */
  async function everything(): Promise<Record<string, string>> {
    const all: Record<string, string> = {};
    for (const table of tables) {
      const [row] = await api.db.query<{ digest: string }[]>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${table} t`,
      );
      all[table] = row?.digest ?? '';
    }
    return all;
  }

  it('with a key that nobody sets is refused as a whole, and nothing is changed by it', async () => {
    expect(targets.length).toBeGreaterThan(30);
    const before = await everything();
    for (const target of targets)
      for (const [key, value] of Object.entries(wished).filter(([one]) => takes(target, one) !== true)) {
        const answer = await send(target, JSON.stringify({ ...target.body, [key]: value }));
        expect([target.route.name, said(answer)]).toEqual([target.route.name, '422 unknown-field']);
        expect([target.route.name, faultsIn(answer)]).toEqual([target.route.name, [`/${key} unknown-field`]]);
      }
    expect(await everything()).toEqual(before);
  });

  it('with a prototype is refused, before anything reads it', async () => {
    const before = await everything();
    for (const target of targets) {
      const text = JSON.stringify(target.body);
      for (const key of ['"__proto__":', String.raw`"\u005f_proto__":`, '"constructor":{"prototype":']) {
        const closed = key.endsWith('{"prototype":') ? '}' : '';
        const more = `${text.slice(0, -1)}${text === '{}' ? '' : ','}${key}{"role":"super-admin","status":"active"}${closed}}`;
        const answer = await send(target, more);
        expect([target.route.name, said(answer)]).toEqual([
          target.route.name,
          expect.stringMatching(/^(400 invalid-json|422 unknown-field)$/),
        ]);
      }
    }
    expect(await everything()).toEqual(before);
    expect(({} as Record<string, unknown>)['role']).toBeUndefined();
  });
});

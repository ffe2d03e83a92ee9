import { beforeAll, describe, expect, it } from 'vitest';
import { demoApi, demoOperator } from './testing/demo-api';
import type { Voice } from './testing/spec-api';

describe('a list of many', () => {
  const api = demoApi();
  let jana: Voice;
  beforeAll(async () => {
    jana = await demoOperator(api);
  });
  const ask = async (at: string, query: Readonly<Record<string, string>>) =>
    jana.get(`${at}?${new URLSearchParams(query).toString()}`);

  it('answers any search within 200 ms over 10,000 rows', async () => {
    await tenThousand();
    const searches = ['%%%%', '_', '%', '.*', '(a+)+$', '^', '\\\\', '[a-z]*', 'a', 'name', '"', '7', 'x'.repeat(200)];
    for (const at of ['/api/v1/requests', '/api/v1/enterprises', '/api/v1/requests/facets', '/api/v1/certificates']) {
      const most = Math.max(200, 4 * (await quickest(at, {}))); // the second on a machine that does other things too
      for (const q of searches) {
        const took = await quickest(at, { q });
        expect([at, q, took < most], `${took} ms`).toEqual([at, q, true]);
      }
    }
  });

  async function quickest(at: string, query: Readonly<Record<string, string>>): Promise<number> {
    const times: number[] = [];
    for (let tries = 0; tries < 3 && times.every((one) => one > 200); tries++) {
      const from = performance.now();
      expect([at, query, (await ask(at, query)).statusCode]).toEqual([at, query, 200]);
      times.push(performance.now() - from);
    }
    return Math.min(...times);
  }

  async function tenThousand(): Promise<void> {
    const many = 'cross join generate_series(1, 10000) n';
    await api.database.owner(`insert into enterprise select (jsonb_populate_record(e,
      jsonb_build_object('id', gen_random_uuid(), 'name', 'Name ' || n))).* from enterprise e ${many} where e.id = (select id from enterprise limit 1)`);
    await api.database.owner(`insert into request select (jsonb_populate_record(r,
      jsonb_build_object('id', gen_random_uuid(), 'number', n + 1000))).* from request r ${many} where r.id = (select id from request where status = 'verified' limit 1)`);
    await api.database.owner('analyze');
  }
});

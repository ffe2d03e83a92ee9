import type { INestApplication } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from '../../application';
import { specApi } from '../../testing/spec-api';
import { specConfig } from '../../testing/spec-config';
import { CertificatesModule, Issue } from '..';
import { IssuingWorld, withoutRequests } from '../testing';
import { IssuingWorker } from './issuing-worker';
import { RecoverIssuances } from './recover-issuances';

const REQUESTS = 200;
const LANES = 4;
const KILLS = 20;

describe('issuing with workers that die', () => {
  const api = specApi({ business: CertificatesModule });
  let other: INestApplication;
  const apps = () => [api.app, other];

  beforeAll(async () => {
    await withoutRequests(api);
    const { app } = await createApplication({
      config: specConfig(),
      databaseUrl: api.database.url,
      business: CertificatesModule,
      clock: api.clock,
    });
    other = await app.init();
  }, 60_000);
  afterAll(() => other.close(), 60_000);

  it.each(['p-256', 'rsa-4096'] as const)(
    'makes one certificate a request, no serial twice, and burns what may have been signed (%s)',
    async (key) => {
      const world = await IssuingWorld.with(api, key);
      const requestIds: string[] = [];
      while (requestIds.length < REQUESTS) requestIds.push(await world.plan());
      const queue = [...requestIds, ...requestIds]; // each is pressed twice
      let pressing = true;
      const lane = async (app: INestApplication) => {
        for (let id = queue.shift(); id !== undefined; id = queue.shift()) await app.get(Issue).run(id);
      };
      const killer = async () => {
        for (let n = 0; n < KILLS && pressing; n++) {
          await wait(Math.random() * 100);
          await apps()[n % 2]!.get(IssuingWorker).renew();
        }
      };
      const killing = killer();
      await Promise.all(apps().flatMap((app) => Array.from({ length: LANES }, () => lane(app))));
      pressing = false;
      await killing;
      for (const app of apps()) await app.get(RecoverIssuances).run();

      const [counts] = await api.db.query<object[]>(
        `select count(*)::int as certificates, count(distinct request_id)::int as requests, count(distinct serial)::int as serials,
           (select count(*)::int from burnt_serial b join certificate c using (connector_id, serial)) as "burntAndIssued",
           (select count(*)::int from issuance where connector_id = $1 and state <> 'settled') as left
         from certificate where connector_id = $1`,
        [world.connectorId],
      );
      const whole = { certificates: REQUESTS, requests: REQUESTS, serials: REQUESTS, burntAndIssued: 0, left: 0 };
      expect(counts).toEqual(whole);
    },
    120_000,
  );
});

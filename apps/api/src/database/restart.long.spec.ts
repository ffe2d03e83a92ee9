import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SpecPostgres, type Shutdown } from '../testing/spec-postgres';
import { specProcess } from '../testing/spec-process';
import { tempFolder } from '../testing/temp-folder';
import { verifiedRequests, type Verified } from '../testing/verified-requests';
import { Visitor, type Seen } from '../testing/visitor';

interface Call extends Pick<Seen, 'status' | 'headers'> {
  readonly made: string | null;
  readonly began: number;
  readonly ended: number;
}

describe('a PostgreSQL that is restarted under load (R9)', () => {
  const folder = tempFolder();
  const server = specProcess();
  let postgres: SpecPostgres;
  let verified: Verified;
  let mia: Visitor;
  const worker = async () => {
    const [row] = (await postgres.owner(
      `select max(objid::int) as number from pg_locks where locktype = 'advisory' and classid = 42`,
    )) as { number: number }[];
    return row?.number ?? 0;
  };

  beforeAll(async () => {
    postgres = await SpecPostgres.start(`${folder}/pg`);
    verified = (await verifiedRequests(postgres, { 'p-256': 4 }))['p-256'];
    await server.start(postgres.url);
    mia = await Visitor.signIn(server.address, verified.person);
  }, 120_000);
  afterAll(async () => {
    await server.kill('SIGKILL');
    await postgres.end();
  }, 60_000);

  const load = () => {
    const calls: Call[] = [];
    let going = true;
    const lane = async (call: () => Promise<Seen>) => {
      while (going) {
        const began = performance.now();
        const { status, headers, json } = await call();
        const made = status === 201 ? (json as { id: string }).id : null;
        calls.push({ status, headers, made, began, ended: performance.now() });
      }
    };
    const { enterpriseId, profileId } = verified;
    const write = () => lane(() => mia.post('/api/v1/requests', { enterpriseId, profileId }));
    const read = () => lane(() => mia.get('/api/v1/requests?size=5'));
    const lanes = Promise.all([write(), write(), write(), write(), write(), read(), read(), read()]);
    const of = (status: number) => calls.filter((call) => call.status === status);
    /** Until so many have been made that were asked for after this moment. */
    const made = async (count: number, after: number) => {
      while (of(201).filter(({ began }) => began > after).length < count) await wait(20);
    };
    const end = () => {
      going = false;
      return lanes;
    };
    return { calls, of, made, end };
  };

  it.each<Shutdown>(['fast', 'immediate'])(
    '%s: only 503 while it is away, and nothing acknowledged is lost',
    async (how) => {
      const { calls, of, made, end } = load();
      await made(10, 0);
      const stopped = performance.now();
      await postgres.stop(how);
      await wait(900);
      await postgres.startAgain();
      const back = performance.now();
      await made(10, back);
      await end();

      expect([...new Set(calls.map(({ status }) => status))].sort()).toEqual([200, 201, 503]);
      expect(of(503).every(({ headers }) => headers.get('retry-after') === '2')).toBe(true);
      expect(of(503).filter(({ began, ended }) => ended < stopped || began > back)).toEqual([]);
      expect(Math.max(...calls.map(({ began, ended }) => ended - began))).toBeLessThan(4000);
      for (const one of of(201)) expect((await mia.get(`/api/v1/requests/${one.made ?? ''}`)).status).toBe(200);
      expect(server.lives).toBe(true);
    },
    60_000,
  );

  it.each<[Shutdown, number]>([
    ['fast', 0],
    ['immediate', 2],
  ])(
    '%s: issuing, news and jobs go on by themselves',
    async (how, first) => {
      const press = (n: number) => mia.post(`/api/v1/requests/${verified.ids[first + n] ?? ''}/generate`);
      const news = await mia.listen('/api/v1/events');
      expect((await press(0)).status).toBe(200);
      const before = await worker();
      await postgres.stop(how);
      await postgres.startAgain();

      expect((await press(1)).status).toBe(200);
      expect(await worker()).toBeGreaterThan(before);
      const id = verified.ids[first + 1] ?? '';
      await expect.poll(() => news.heard(), { timeout: 3000 }).toContain(id);
      news.end();
      const mail = `select outbox_mail.state as mail, job.state as job from outbox_mail
      join pgboss.job on data->>'id' = outbox_mail.id::text
      where about_id = '${id}' and template = 'certificate-generated'`;
      await expect.poll(() => postgres.owner(mail), { timeout: 5000 }).toEqual([{ mail: 'sent', job: 'completed' }]);
      const listening = `select count(*)::int as connections from pg_stat_activity where query ilike 'listen%'`;
      await expect.poll(() => postgres.owner(listening), { timeout: 10_000 }).toEqual([{ connections: 2 }]); // for news and for jobs
    },
    60_000,
  );
});

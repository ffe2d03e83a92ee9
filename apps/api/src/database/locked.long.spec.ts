import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { specProcess } from '../testing/spec-process';
import { verifiedRequests, type Verified } from '../testing/verified-requests';
import { Visitor, type Seen } from '../testing/visitor';
import { specDatabase } from './testing/spec-database';

const LOCKED = 10_000;
const LANES = 4;
/** What a machine takes that is busy with other things comes on top: some calls of bystanders, as they were measured meanwhile. */
const soon = (slowest: number) => 3 + 5 * slowest;

describe('a table that is locked for ten seconds (R10)', () => {
  const database = specDatabase();
  const server = specProcess();
  let verified: Verified;
  let mia: Visitor;
  const generate = (n: number) => mia.post(`/api/v1/requests/${verified.ids[n] ?? ''}/generate`);
  const timed = async (answering: Promise<Seen>) => {
    const began = performance.now();
    const { status, headers } = await answering;
    return { status, retryAfter: headers.get('retry-after'), seconds: (performance.now() - began) / 1000 };
  };
  const statusOf = async (n: number) =>
    (await database.db.query<{ status: string }[]>('select status from request where id = $1', [verified.ids[n]]))[0]
      ?.status;

  beforeAll(async () => {
    verified = (await verifiedRequests(database, { 'p-256': 2 * LANES + 1 }))['p-256'];
    await server.start(database.url);
    mia = await Visitor.signIn(server.address, verified.person);
  }, 120_000);

  const whileLocked = async (table: string, work: (until: number) => Promise<unknown>) => {
    const holder = new Client(database.url);
    await holder.connect();
    await holder.query(`begin; lock table ${table}`);
    await work(performance.now() + LOCKED).finally(() => holder.end());
  };
  /** Answers how long the slowest took. */
  const others = async (until: number, served: string) => {
    let slowest = 0;
    while (performance.now() < until) {
      for (const path of ['/healthz', '/readyz', '/api/v1/session', served]) {
        const { status, seconds } = await timed(mia.get(path));
        expect([path, status]).toEqual([path, 200]);
        expect(seconds).toBeLessThan(2); // they wait for no lock
        slowest = Math.max(slowest, seconds);
      }
      await wait(100);
    }
    return slowest;
  };

  it.each([
    ['request', 0, '/api/v1/certificates'],
    ['issuance', LANES, '/api/v1/requests'],
    ['certificate', 2 * LANES, '/api/v1/requests'],
  ] as const)(
    '%s: who needs it hears so soon, the others are served, and it goes on afterwards',
    async (table, first, served) => {
      // each presses another request: one's second press waits for the first and then for the table
      const needs = (n: number) => (table === 'certificate' ? mia.get('/api/v1/certificates') : generate(first + n));
      const lane = async (n: number, until: number) => {
        let longest = 0;
        while (performance.now() < until) {
          const { status, retryAfter, seconds } = await timed(needs(n));
          expect([status, retryAfter]).toEqual([503, '2']);
          longest = Math.max(longest, seconds);
        }
        return longest;
      };
      await whileLocked(table, async (until) => {
        const lanes = Promise.all(Array.from({ length: LANES }, (_, n) => lane(n, until)));
        const [longest, slowest] = await Promise.all([lanes, others(until, served)]);
        expect(Math.max(...longest)).toBeLessThan(soon(slowest));
      });
      await generate(first);
      await expect.poll(() => statusOf(first), { timeout: 10_000 }).toBe('issued');
    },
    60_000,
  );
});

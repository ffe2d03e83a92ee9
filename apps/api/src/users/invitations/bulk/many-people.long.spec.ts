import { type BulkInvitationResult, bulkInvitationResult, job, type Job } from '@countersign/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { specDatabase } from '../../../database/testing/spec-database';
import { anEnterprise } from '../../../enterprises/testing';
import { type FakeMailServer, fakeMailServer } from '../../../mail/testing/fake-mail-server';
import { type SpecProcess, specProcess } from '../../../testing/spec-process';
import { Visitor } from '../../../testing/visitor';
import { aPerson, aRole, type SpecPerson } from '../../testing';

const LINES = 600;
const FAULTY = 3;
const KILLS = 3;
/** The first part goes on undisturbed: by it the speed is told. */
const QUIET = 200;
/** Mails that are on their way to the mail server at one moment: the lanes of the job, and the sweep. */
const AT_ONCE = 3;
/** For a machine that does much else. */
const LONG = 1_800_000;
/** Whoever does something else meanwhile waits for no more than this, on a machine that has nothing else to do. */
const OTHERS = 100;

const table = ['name,email,role']
  .concat(Array.from({ length: LINES - FAULTY }, (_, n) => `Person ${n},p${n}@many.example,enterprise-user`))
  .concat('Nobody,nobody,enterprise-user', 'Twice,p0@many.example,', 'Pope,pope@many.example,pope')
  .join('\r\n');
const p95Of = (took: readonly number[]) => [...took].sort((a, b) => a - b)[Math.ceil(took.length * 0.95) - 1] ?? 0;
async function timed<T>(act: () => Promise<T>): Promise<[T, number]> {
  const from = performance.now();
  return [await act(), performance.now() - from];
}

/** An enterprise, and its admin in front of the server. */
class House {
  private constructor(
    private readonly server: SpecProcess,
    readonly id: string,
    private readonly admin: SpecPerson,
    private visitor: Visitor,
  ) {}

  static async in(server: SpecProcess, { db }: ReturnType<typeof specDatabase>): Promise<House> {
    const { id } = await anEnterprise(db);
    await aRole(db, id, 'enterprise-user');
    const admin = await aPerson(db, { in: { [id]: 'enterprise-admin' } });
    return new House(server, id, admin, await Visitor.signIn(server.address, admin));
  }

  async check(file: string): Promise<BulkInvitationResult> {
    return bulkInvitationResult.parse((await this.visitor.upload(this.at('?dryRun=true'), file, 'text/csv')).json);
  }

  async upload(file: string): Promise<Job> {
    const { status, json } = await this.visitor.upload(this.at(), file, 'text/csv');
    expect(status).toBe(202);
    return job.parse(json);
  }

  async job(id: string): Promise<Job> {
    return job.parse((await this.visitor.get(`/api/v1/jobs/${id}`)).json);
  }

  async result(id: string): Promise<string[]> {
    return (await this.visitor.get(`/api/v1/jobs/${id}/result`)).text.trimEnd().split('\r\n');
  }

  /** Until so many lines have been dealt with. */
  async dealt(id: string, lines: number): Promise<Job> {
    for (;;) {
      const seen = await this.job(id);
      if (seen.done + seen.failed >= lines) return seen;
      await wait(100);
    }
  }

  /** What somebody else waits for, as long as the act goes on. */
  async meanwhile<T>(act: Promise<T>): Promise<number[]> {
    const other = await Visitor.signIn(this.server.address, this.admin);
    const took: number[] = [];
    let over = false;
    const isOver = () => over;
    void act.finally(() => (over = true));
    while (!isOver()) {
      const [{ status }, ms] = await timed(() => other.get('/api/v1/session'));
      expect(status).toBe(200);
      took.push(ms);
      await wait(20);
    }
    return took;
  }

  private at = (query = '') => `/api/v1/enterprises/${this.id}/invitations/bulk${query}`;
}

describe('hundreds of people in one file', () => {
  const database = specDatabase();
  const server = specProcess();
  let smtp: FakeMailServer;
  const start = () => server.start(database.url, { SMTP_URL: `${smtp.url}?ignoreTLS=true` });
  let house: House;
  let jobId = '';
  const count = async (sql: string) =>
    (await database.db.query<{ n: number }[]>(`select count(*)::int as n ${sql}`, [house.id]))[0]?.n;

  beforeAll(async () => {
    smtp = await fakeMailServer({});
    await start();
  }, 120_000);
  afterAll(() => smtp.stop());

  it('are told line by line, taken and invited, and others do not wait for them', { timeout: LONG }, async () => {
    house = await House.in(server, database);
    const idle = p95Of(await house.meanwhile(wait(900)));
    const [{ rows }, looked] = await timed(() => house.check(table));
    expect([rows.length, rows.filter(({ ok }) => !ok).map(({ line }) => line)]).toEqual([
      LINES,
      [LINES - 1, LINES, LINES + 1],
    ]);
    const [begun, uploaded] = await timed(() => house.upload(table));
    expect(begun).toMatchObject({ total: LINES, done: 0, failed: FAULTY, state: 'queued' });
    jobId = begun.id;
    const going = timed(() => house.dealt(jobId, QUIET));
    const took = await house.meanwhile(going);
    const [, quiet] = await going;
    console.log(
      `looked at in ${looked.toFixed()} ms, taken in ${uploaded.toFixed()} ms, ${((QUIET * 1000) / quiet).toFixed()} invited a second; ` +
        `others wait ${p95Of(took).toFixed(1)} ms at p95 (${took.length} calls), before it ${idle.toFixed(1)} ms`,
    );
    expect(p95Of(took)).toBeLessThan(Math.max(OTHERS, 10 * idle));
  });

  it(
    'are invited once, each of them, by a server that is killed in the middle again and again',
    { timeout: LONG },
    async () => {
      for (let n = 0; n < KILLS; n++) {
        const before = await house.dealt(jobId, QUIET + Math.round((n * (LINES - QUIET)) / KILLS));
        expect(before.state, 'it was in the middle').toBe('running');
        await wait(Math.random() * 20);
        await server.kill('SIGKILL');
        await start();
        const after = await house.job(jobId);
        expect(after.done, 'it goes on where it was').toBeGreaterThanOrEqual(before.done);
      }
      expect(await house.dealt(jobId, LINES)).toMatchObject({ state: 'done', done: LINES - FAULTY, failed: FAULTY });

      const invited = 'from invitation where enterprise_id = $1';
      expect(await count(invited)).toBe(LINES - FAULTY);
      expect(await count(`from (select distinct address_key ${invited}) them`)).toBe(LINES - FAULTY);
      expect(await count('from outbox_mail where enterprise_id = $1')).toBe(LINES - FAULTY);
      const audited = `from audit_record where action = 'invitation.sent' and enterprise_id = $1`;
      expect(await count(audited)).toBe(LINES - FAULTY);
      const result = await house.result(jobId);
      expect(result).toHaveLength(LINES + 1);
      expect(result.filter((line) => line.includes(',done,'))).toHaveLength(LINES - FAULTY);
    },
  );

  it(
    'get one mail each; only what was under way at a kill comes again, as the same mail',
    { timeout: LONG },
    async () => {
      const waiting = () => count(`from outbox_mail where state <> 'sent' and enterprise_id = $1`);
      await expect.poll(waiting, { timeout: LONG, interval: 500 }).toBe(0); // what a killed process had claimed is free after two minutes
      const times = new Map<string, number>(); // by the name of the mail: what several lines say at once stands mixed
      for (const line of smtp.heard) if (/^Message-ID: /i.test(line)) times.set(line, (times.get(line) ?? 0) + 1);
      expect(times.size).toBe(LINES - FAULTY);
      const again = [...times.values()].filter((many) => many > 1);
      expect(again.length).toBeLessThanOrEqual(KILLS * AT_ONCE);
      console.log(`${again.length} of ${times.size} mails came again`);
    },
  );
});

import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { specDatabase } from './database/testing/spec-database';
import { fakeMailServer, type FakeMailServer, type Says } from './mail/testing/fake-mail-server';
import { specProcess } from './testing/spec-process';
import { verifiedRequests, type Verified } from './testing/verified-requests';
import { Visitor } from './testing/visitor';

const IN_TIME = 15_000;

describe('SIGTERM (R17)', () => {
  const database = specDatabase();
  const server = specProcess();
  let mails: FakeMailServer | undefined;
  let verified: Verified | undefined;
  let mia: Visitor;
  const idOf = (n: number) => verified?.ids[n] ?? '';
  const generate = (n: number) => mia.post(`/api/v1/requests/${idOf(n)}/generate`);
  const outbox = (n: number) =>
    database.db.query<{ state: string; tries: number }[]>('select state, tries from outbox_mail where about_id = $1', [
      idOf(n),
    ]);
  const serve = async (says: Says = {}) => {
    mails = await fakeMailServer(says);
    await server.start(database.url, { SMTP_URL: mails.url });
    mia = await Visitor.signIn(server.address, (verified as Verified).person);
  };
  /** Answers with exit code and time. */
  const terminated = async () => {
    const began = performance.now();
    const code = await server.kill('SIGTERM');
    return { code, inTime: performance.now() - began < IN_TIME };
  };

  beforeEach(async () => {
    verified ??= (await verifiedRequests(database, { 'p-256': 4 }))['p-256'];
  }, 120_000);
  afterEach(async () => {
    await server.kill('SIGKILL');
    await mails?.stop();
  });

  it('is said at /readyz first; then all that was accepted is answered, and the process ends with 0', async () => {
    await serve();
    let going = true;
    const statuses: number[] = [];
    const made: string[] = [];
    const broken: string[] = [];
    const lane = async () => {
      const { enterpriseId, profileId } = verified as Verified;
      while (going)
        await mia.post('/api/v1/requests', { enterpriseId, profileId }).then(
          ({ status, json }) => {
            statuses.push(status);
            made.push((json as { id: string }).id);
          },
          (error: unknown) => broken.push(String((error as Error).cause)),
        );
    };
    const lanes = [lane(), lane(), lane(), lane()];
    while (made.length < 5) await wait(10);
    await database.owner(`create function dawdle() returns trigger language plpgsql as $$ begin
      perform pg_sleep(3); return new; end $$;
      create trigger dawdle before insert on issuance for each row execute function dawdle()`);
    const slow = generate(0);
    const sleeping = `select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
    await expect.poll(() => database.owner(sleeping), { timeout: 10_000 }).toHaveLength(1); // it was accepted
    const ended = terminated();
    while ((await server.readiness()) === 200) await wait(10);
    expect(await server.readiness(), 'it says so while it serves').toBe(503);
    going = false; // so does a load balancer
    expect([(await slow).status, await ended]).toEqual([200, { code: 0, inTime: true }]);
    await database.owner('drop trigger dawdle on issuance');
    await Promise.all(lanes);
    expect([broken, new Set(statuses)]).toEqual([[], new Set([201])]);
    const kept = await database.db.query<object[]>('select from request where id = any($1)', [made]);
    expect(kept).toHaveLength(made.length);
  }, 60_000);

  it('waits for a job that is about to end', async () => {
    await serve({ '.': 'silence' });
    expect((await generate(1)).status).toBe(200);
    await expect.poll(() => mails?.heard, { timeout: 5000 }).toContain('.');
    const ended = terminated();
    await wait(900);
    mails?.say('250 taken');
    expect(await ended).toEqual({ code: 0, inTime: true });
    expect(await outbox(1)).toEqual([{ state: 'sent', tries: 1 }]);
  }, 60_000);

  it('waits for no job that hangs: it is handed back', async () => {
    await serve({ '.': 'silence' });
    expect((await generate(2)).status).toBe(200);
    await expect.poll(() => mails?.heard, { timeout: 5000 }).toContain('.');
    expect(await terminated()).toEqual({ code: 0, inTime: true });
    expect(await outbox(2)).toEqual([{ state: 'waiting', tries: 1 }]);
    const active = await database.owner(`select from pgboss.job where state = 'active'`);
    expect(active).toEqual([]);

    await mails?.stop();
    await serve();
    await database.db.query('update outbox_mail set next_try_at = created_at where about_id = $1', [idOf(2)]); // the lease is over
    await expect.poll(() => outbox(2), { timeout: 10_000 }).toEqual([{ state: 'sent', tries: 2 }]);
  }, 90_000);
});

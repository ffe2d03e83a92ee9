import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChains } from '../../audit';
import { specDatabase } from '../../database/testing/spec-database';
import { specProcess } from '../../testing/spec-process';
import { verifiedRequests, type Verified } from '../../testing/verified-requests';
import { Visitor } from '../../testing/visitor';

const REQUESTS = 120; // of each CA
const LANES = 4; // of each CA
const KILLS = 20;
/** Answers between a start and the next kill. */
const MOST_BETWEEN = 20;
const DRAINED = 15_000;
const keys = ['p-256', 'rsa-4096'] as const;
type Key = (typeof keys)[number];

/** Each serial number that was ever planned and for which bytes: as the log of a CA would have it. */
const keepPlans = `create table plan_log (connector_id uuid, serial text, request_id uuid, tbs bytea);
  create function keep_plan() returns trigger language plpgsql security definer as $$ begin
    insert into public.plan_log values (new.connector_id, new.serial, new.request_id, new.tbs); return new; end $$;
  create trigger keep_plan after insert or update of serial on issuance for each row execute function keep_plan();
  grant select on plan_log to countersign_app`;

describe('a server that is killed while it issues (R1)', () => {
  const database = specDatabase();
  const server = specProcess();
  const people = {} as Record<Key, Visitor>;
  let verified: Record<Key, Verified>;
  const rows = <Row>(sql: string, key: Key) => database.db.query<Row[]>(sql, [verified[key].connectorId]);
  const serials = async (table: string, key: Key) =>
    (await rows<{ serial: string }>(`select serial from ${table} where connector_id = $1 order by serial`, key)).map(
      ({ serial }) => serial,
    );
  const statuses = new Set<number>();
  let answers = 0;

  beforeAll(async () => {
    verified = await verifiedRequests(database, { 'p-256': REQUESTS, 'rsa-4096': REQUESTS });
    await database.owner(keepPlans);
    await server.start(database.url);
    for (const key of keys) people[key] = await Visitor.signIn(server.address, verified[key].person);
  }, 240_000);

  /** Who hears nothing presses again. */
  const press = async (key: Key, queue: string[]) => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const answer = await people[key].post(`/api/v1/requests/${id}/generate`).catch(() => null);
      if (answer) {
        answers++;
        statuses.add(answer.status);
      } else {
        queue.push(id);
        await wait(50);
        await server.up;
      }
    }
  };

  it('comes back and finishes what it had begun, 20 times, and is drained 15 s later', async () => {
    const queues = keys.map((key) => [...verified[key].ids, ...verified[key].ids]); // each is pressed twice
    const lanes = keys.flatMap((key, n) => Array.from({ length: LANES }, () => press(key, queues[n] ?? [])));
    let restarted = 0;
    for (let n = 0; n < KILLS; n++) {
      const until = answers + Math.random() * MOST_BETWEEN;
      while (answers < until) await wait(1);
      await wait(Math.random() * 20);
      expect(queues.flat().length, 'there is load to the last kill').toBeGreaterThan(LANES);
      await server.kill('SIGKILL');
      await server.start(database.url);
      restarted = performance.now();
    }
    await Promise.all(lanes);
    const open = () => database.db.query<object[]>(`select state, tries from issuance where state <> 'settled'`);
    await expect.poll(open, { timeout: Math.max(1, restarted + DRAINED - performance.now()) }).toEqual([]);
    expect([...statuses].sort()).toEqual([200, 409]);
  }, 400_000);

  it.each(keys)('has made one certificate of each request and told it once (%s)', async (key) => {
    const ids = [...verified[key].ids].sort();
    const requestsOf = async (sql: string) => (await rows<{ id: string }>(sql, key)).map(({ id }) => id).sort();
    expect(await requestsOf('select request_id as id from certificate where connector_id = $1')).toEqual(ids);
    const mails = `select about_id as id from outbox_mail join issuance on request_id = about_id
      where template = 'certificate-generated' and connector_id = $1`;
    expect(await requestsOf(mails)).toEqual(ids);
    const issued = `select id from request join issuance on request_id = id where status = 'issued' and connector_id = $1`;
    expect(await requestsOf(issued)).toEqual(ids);
    expect(new Set(await serials('certificate', key)).size).toBe(ids.length);
  });

  it('knows each number that may have been signed: ECDSA burns it, RSA signs the same bytes again', async () => {
    for (const key of keys) {
      const known = [...(await serials('certificate', key)), ...(await serials('burnt_serial', key))].sort();
      expect(known).toEqual(await serials('plan_log', key));
    }
    const recovered = 'select request_id from issuance where tries > 1 and connector_id = $1';
    const burnt = await serials('burnt_serial', 'p-256');
    const resumed = await rows(recovered, 'rsa-4096');
    console.log(`${burnt.length} numbers burnt, ${resumed.length} certificates signed again`);
    expect(burnt.length, 'no kill hit between claim and certificate').toBeGreaterThan(0);
    expect(resumed.length, 'no kill hit between claim and certificate').toBeGreaterThan(0);
    expect(await serials('burnt_serial', 'rsa-4096')).toEqual([]);
  });

  it('publishes a revocation list with all burnt numbers', async () => {
    const [issuer] = await rows<{ id: string }>(
      `select id from ca_key where role = 'issuing' and connector_id = $1`,
      'p-256',
    );
    const listed = async () => {
      const answer = await fetch(`${server.address}/pki/${issuer?.id ?? ''}.crl`);
      const input = new Uint8Array(await answer.arrayBuffer());
      const text = execFileSync('openssl', ['crl', '-inform', 'DER', '-noout', '-text'], { input, encoding: 'utf8' });
      return [...text.matchAll(/Serial Number: ([0-9A-F]+)/g)].map(([, serial]) => serial?.toLowerCase()).sort();
    };
    await expect.poll(listed, { timeout: 10_000 }).toEqual(await serials('burnt_serial', 'p-256'));
  });

  it.each(keys)('has signed exactly the bytes that were planned: one-serial-one-content (%s)', async (key) => {
    const pairs = await rows<{ der: Buffer; tbs: Buffer; planned: Buffer }>(
      `select der, i.tbs, log.tbs as planned from certificate c join issuance i using (connector_id, serial)
       join plan_log log using (connector_id, serial) where connector_id = $1`,
      key,
    );
    expect(pairs).toHaveLength(REQUESTS);
    for (const { der, tbs, planned } of pairs) {
      const signed = AsnConvert.parse(der, Certificate).tbsCertificateRaw;
      expect([tbs.equals(Buffer.from(signed ?? new ArrayBuffer(0))), planned.equals(tbs)]).toEqual([true, true]);
    }
  });

  it('has audit chains without a gap', async () => {
    expect((await verifyChains(database.db.manager)).breaks).toEqual([]);
    const audited = await database.db.query<object[]>(`select from audit_record where action = 'certificate.issued'`);
    expect(audited).toHaveLength(2 * REQUESTS);
  });
});

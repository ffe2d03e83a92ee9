import { requestDetail } from '@countersign/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { specDatabase } from '../../database/testing/spec-database';
import { specProcess } from '../../testing/spec-process';
import { verifiedRequests, type Verified } from '../../testing/verified-requests';
import { Visitor, type Seen } from '../../testing/visitor';

const keys = ['p-256', 'rsa-4096'] as const;
type Key = (typeof keys)[number];

describe('Generate', () => {
  const database = specDatabase();
  const server = specProcess();
  const people = {} as Record<Key, Visitor>;
  let verified: Record<Key, Verified>;
  const rows = <Row extends object>(sql: string, id: string) => database.db.query<Row[]>(sql, [id]);
  const certificatesOf = (id: string) =>
    rows<{ serial: string }>('select serial from certificate where request_id = $1', id);
  const detailOf = ({ json }: Seen) => requestDetail.parse(json);

  beforeAll(async () => {
    verified = await verifiedRequests(database, { 'p-256': 2, 'rsa-4096': 2 });
    await server.start(database.url);
    for (const key of keys) people[key] = await Visitor.signIn(server.address, verified[key].person);
  }, 120_000);

  it.each(keys)('pressed 50 times at once makes one certificate (%s)', async (key) => {
    const id = verified[key].ids[0] ?? '';
    const path = `/api/v1/requests/${id}`;
    const answers = await Promise.all(Array.from({ length: 50 }, () => people[key].post(`${path}/generate`)));
    const told = answers.map(({ status, json }) =>
      status === 409 ? `409 ${(json as { code: string }).code}` : status,
    );
    expect(told.filter((one) => one === 200)).toHaveLength(1);
    expect(new Set(told)).toEqual(new Set([200, '409 wrong-state']));
    expect(detailOf(await people[key].get(path))).toMatchObject({ status: 'issued', problem: null });
    expect(await certificatesOf(id)).toHaveLength(1);
    expect(
      await rows(`select from outbox_mail where template = 'certificate-generated' and about_id = $1`, id),
    ).toHaveLength(1);
  });

  it.each(keys)(
    'says "issuing" while what is signed cannot be stored, and stores that very certificate: signed-but-not-stored (%s)',
    async (key) => {
      const id = verified[key].ids[1] ?? '';
      const path = `/api/v1/requests/${id}`;
      await database.owner(`create function fail() returns trigger language plpgsql as $$ begin raise 'the disk is full'; end $$;
      create trigger fail before insert on certificate for each row execute function fail()`);
      const pressed = await people[key].post(`${path}/generate`);
      expect([pressed.status, detailOf(pressed)]).toMatchObject([202, { status: 'issuing', problem: null }]);
      const [planned] = await rows<{ serial: string }>('select serial from issuance where request_id = $1', id);
      for (let look = 0; look < 6; look++) {
        await wait(900); // for five seconds: others try to store it meanwhile
        expect(detailOf(await people[key].get(path))).toMatchObject({ status: 'issuing', problem: null });
      }
      const again = await people[key].post(`${path}/generate`);
      expect(again.json).toMatchObject({ status: 409, code: 'wrong-state' });
      await database.owner('drop trigger fail on certificate; drop function fail');
      const status = async () => detailOf(await people[key].get(path)).status;
      await expect.poll(status, { timeout: 8000, interval: 100 }).toBe('issued');
      expect(await certificatesOf(id)).toEqual([planned]);
      expect(await rows('select from burnt_serial where request_id = $1', id)).toEqual([]);
      expect(server.said).not.toMatch(/refused/);
    },
  );
});

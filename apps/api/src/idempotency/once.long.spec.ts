import { requestDetail } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { specDatabase } from '../database/testing/spec-database';
import { newId } from '../shared/ids';
import { specProcess } from '../testing/spec-process';
import { verifiedRequests, type Verified } from '../testing/verified-requests';
import { Visitor, type Seen } from '../testing/visitor';

const codeOf = ({ status, json }: Seen) => (status < 400 ? status : `${status} ${(json as { code: string }).code}`);

describe('one Idempotency-Key, 50 times at once (R3)', () => {
  const database = specDatabase();
  const server = specProcess();
  let verified: Verified;
  let mia: Visitor;
  const count = async (sql: string, ...values: string[]) =>
    (await database.db.query<object[]>(`select from ${sql}`, values)).length;

  beforeAll(async () => {
    verified = (await verifiedRequests(database, { 'p-256': 1 }))['p-256'];
    await server.start(database.url);
    mia = await Visitor.signIn(server.address, verified.person);
  }, 120_000);

  /** Whoever comes while the first is inside is told so, and hears the same afterwards. */
  const fiftyTimes = async (path: string, body: object, key: string, success: number) => {
    const call = () => mia.post(path, body, { 'idempotency-key': key });
    const answers = await Promise.all(Array.from({ length: 50 }, call));
    expect(new Set([success, ...answers.map(codeOf)])).toEqual(new Set([success, '409 idempotency-in-flight']));
    const again = await Promise.all(Array.from({ length: 50 }, call));
    const all = [...answers.filter(({ status }) => status === success), ...again];
    expect(new Set(all.map(codeOf))).toEqual(new Set([success]));
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    expect(again.every(({ headers }) => headers.get('idempotency-replayed') === 'true')).toBe(true);
    return requestDetail.parse(again[0]?.json);
  };

  it('makes one request', async () => {
    const { enterpriseId, profileId } = verified;
    const before = await count('request');
    const key = newId();
    const { id } = await fiftyTimes('/api/v1/requests', { enterpriseId, profileId }, key, 201);
    expect(await count('request')).toBe(before + 1);
    expect(await count(`audit_record where action = 'request.created' and object_id = $1`, id)).toBe(1);

    const other = await mia.post('/api/v1/requests', { enterpriseId, profileId: newId() }, { 'idempotency-key': key });
    expect(codeOf(other)).toBe('422 idempotency-key-reused');
    expect(await count('request')).toBe(before + 1);
  });

  it('makes one certificate', async () => {
    const path = `/api/v1/requests/${verified.ids[0] ?? ''}/generate`;
    const key = newId();
    const { id, status } = await fiftyTimes(path, {}, key, 200);
    expect(status).toBe('issued');
    expect(await count('certificate where request_id = $1', id)).toBe(1);

    const other = await mia.post(path, { message: 'another body' }, { 'idempotency-key': key });
    expect(codeOf(other)).toBe('422 idempotency-key-reused');
  });
});

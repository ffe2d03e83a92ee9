import type { RequestPolicies } from '@countersign/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { anEnterprise } from '../enterprises/testing';
import { said } from '../testing/said';
import { specApi, type Voice } from '../testing/spec-api';
import { aPerson, callerFor } from '../users/testing';

const api = specApi();
const off = { generateOnBehalf: false, approvedDomainsOnly: false, domainPerUser: false };

let at: string;
let operator: Voice;
let admin: Voice;
beforeEach(async () => {
  const { id } = await anEnterprise(api.db);
  at = `/api/v1/enterprises/${id}/policies/requests`;
  operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'operator' })));
  admin = api.as(await callerFor(api.db, await aPerson(api.db, { in: { [id]: 'enterprise-admin' } })));
});

describe('the request policies of an enterprise', () => {
  it('are all off until an operator says otherwise', async () => {
    const answer = await admin.get(at);
    expect([answer.headers['etag'], answer.json()]).toEqual(['"0"', { ...off, dnsField: 'select' }]);
  });

  it.each([
    [true, false, 'select'],
    [false, true, 'select-or-type'],
    [false, false, 'select'],
    [true, true, 'select'],
  ])('approved only %s, one owner each %s: the field is %s', async (approvedDomainsOnly, domainPerUser, dnsField) => {
    const wanted = { generateOnBehalf: true, approvedDomainsOnly, domainPerUser };
    expect((await operator.put(at, wanted)).json()).toEqual({ ...wanted, dnsField });
    expect((await admin.get(at)).json<RequestPolicies>().dnsField).toBe(dnsField);
  });

  it('are set by operators alone, as a whole, and once for all who look at the same version', async () => {
    expect(said(await admin.put(at, off))).toBe('403 forbidden');
    expect(said(await operator.put(at, { generateOnBehalf: true }))).toBe('422 invalid-field');
    expect(said(await operator.put(at, { ...off, dnsField: 'select' }))).toBe('422 unknown-field');
    const first = await operator.put(at, { ...off, generateOnBehalf: true }, { 'if-match': '"0"' });
    expect([said(first), first.headers['etag']]).toEqual(['200', '"1"']);
    expect(said(await operator.put(at, off, { 'if-match': '"0"' }))).toBe('412 changed-meanwhile');
  });

  it('leave a record with each change, and none without one', async () => {
    await operator.put(at, { ...off, domainPerUser: true });
    await operator.put(at, { ...off, domainPerUser: true });
    const records = await api.db.query<object[]>(
      `select "before", "after" from audit_record where action = 'enterprise.policies-changed' and object_id = $1`,
      [at.split('/')[4]],
    );
    expect(records).toEqual([{ before: off, after: { ...off, domainPerUser: true } }]);
  });
});

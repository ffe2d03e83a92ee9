import type { User } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { newId } from '../../shared/ids';
import { bare, faultsIn, said } from '../../testing/said';
import { specApi, type Voice } from '../../testing/spec-api';
import { aMember } from '../../testing/spec-callers';
import { aPerson, callerFor } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const at = '/api/v1/users';

let operator: Voice;
beforeAll(async () => {
  operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'operator' })));
});

describe('the list of people', () => {
  let houses: { nord: string; kestrel: string };
  const tag = newId().slice(-12);
  const names = async (query: string) =>
    (await operator.get(`${at}?q=${tag}&${query}`)).json<{ items: User[] }>().items.map(({ name }) => name);
  beforeAll(async () => {
    houses = { nord: (await anEnterprise(api.db)).id, kestrel: (await anEnterprise(api.db)).id };
    const someone = (name: string, more: object) =>
      aPerson(api.db, { name, email: `${name.toLowerCase()}.${tag}@x.example`, ...more });
    await someone('Alma', { in: { [houses.nord]: 'enterprise-admin', [houses.kestrel]: 'enterprise-user' } });
    await someone('Bo', { in: { [houses.nord]: 'enterprise-user' }, status: 'suspended' });
    await someone('Cy', { operatorRole: 'auditor' });
    const dora = await someone('Dora', {});
    await api.db.query(`update person set password_hash = null where id = $1`, [dora.id]);
  });

  it('is found, filtered and sorted; who cannot sign in yet is invited', async () => {
    expect(await names('')).toEqual(['Alma', 'Bo', 'Cy', 'Dora']);
    expect(await names('sort=email:desc')).toEqual(['Dora', 'Cy', 'Bo', 'Alma']);
    expect(await names('status=suspended,invited')).toEqual(['Bo', 'Dora']);
    expect(await names('status=active')).toEqual(['Alma', 'Cy']);
    expect(await names('kind=operator')).toEqual(['Cy']);
    expect(await names(`enterpriseId=${houses.kestrel}`)).toEqual(['Alma']);
    expect(await names(`enterpriseId=${houses.nord}&kind=member&sort=name:desc`)).toEqual(['Bo', 'Alma']);
  });

  it('says where everybody is a member, and since when they were not there', async () => {
    const { items } = (await operator.get(`${at}?q=alma.${tag}`)).json<{ items: User[] }>();
    expect(items[0]).toMatchObject({ kind: 'member', role: null, status: 'active', mobile: null, lastSignInAt: null });
    const places = items[0]?.memberships.map(({ enterprise, role, status }) => [enterprise.id, role.key, status]);
    expect(new Map(places?.map(([id, ...rest]) => [id, rest]))).toEqual(
      new Map([
        [houses.nord, ['enterprise-admin', 'active']],
        [houses.kestrel, ['enterprise-user', 'active']],
      ]),
    );
  });

  it.each([
    ['sort=password:asc', '?sort unknown-sort'],
    ['status=gone', '?status unknown-filter'],
    ['role=x', '?role unknown-filter'],
  ])('refuses %s', async (query, fault) => {
    const answer = await operator.get(`${at}?${query}`);
    expect([answer.statusCode, faultsIn(answer)[0]]).toEqual([422, fault]);
  });

  it('is for operators: a tenant’s administrator hears 403, and of an id what a missing one says', async () => {
    const admin = api.as(await callerFor(api.db, await aPerson(api.db, { in: { [houses.nord]: 'enterprise-admin' } })));
    const [bo] = (await operator.get(`${at}?q=bo.${tag}`)).json<{ items: User[] }>().items;
    for (const voice of [admin, api.as(aMember(houses.nord))]) {
      expect(said(await voice.get(at))).toBe('403 forbidden');
      expect(said(await voice.post(at, { name: 'X', email: 'olga@x.example', roleId: newId() }))).toBe('403 forbidden');
      for (const call of [
        (id: string) => voice.get(`${at}/${id}`),
        (id: string) => voice.patch(`${at}/${id}`, { status: 'blocked' }),
        (id: string) => voice.patch(`${at}/${id}`, { nonsense: 1 }),
        (id: string) => voice.delete(`${at}/${id}`),
        (id: string) => voice.delete(`${at}/${id}/sessions`),
        (id: string) => voice.post(`${at}/${id}/resend`),
      ]) {
        expect(bare(await call(bo?.id ?? ''))).toBe(bare(await call(newId())));
        expect(bare(await call(newId()))).toMatch(/^404 /);
      }
    }
    expect(said(await api.anonymous().get(at))).toBe('401 not-signed-in');
    const auditor = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'auditor' })));
    expect(said(await auditor.get(`${at}/${bo?.id ?? ''}`))).toBe('200');
    expect(said(await auditor.patch(`${at}/${bo?.id ?? ''}`, { name: 'X' }))).toBe('403 forbidden');
    expect(said(await auditor.delete(`${at}/${bo?.id ?? ''}`))).toBe('403 forbidden');
  });
});

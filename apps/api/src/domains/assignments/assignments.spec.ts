import type { DomainAssignment } from '@countersign/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withPolicies } from '../../policies/testing';
import { newId } from '../../shared/ids';
import { faultsIn, said } from '../../testing/said';
import { specApi } from '../../testing/spec-api';
import { aPerson, type SpecPerson } from '../../users/testing';
import { DomainsModule } from '../domains.module';
import { DomainWorld, everyLookPasses } from '../testing';

const api = specApi({ business: DomainsModule });
let world: DomainWorld;
let at: string;
let mila: SpecPerson;
let tom: SpecPerson;
beforeEach(async () => {
  world = await DomainWorld.with(api);
  at = `/api/v1/enterprises/${world.enterpriseId}/domain-assignments`;
  mila = await aPerson(api.db, { name: 'Mila', in: { [world.enterpriseId]: 'enterprise-user' } });
  tom = await aPerson(api.db, { name: 'Tom', in: { [world.enterpriseId]: 'enterprise-user' } });
});
afterEach(() => vi.restoreAllMocks());

const assign = (domain: string, { id }: SpecPerson, voice = world.operator) => voice.post(at, { domain, userId: id });
const all = async () => {
  const { items } = (await world.admin.get(at)).json<{ items: DomainAssignment[] }>();
  return items.map(({ domain, user, source }) => `${domain} ${user.name} ${source}`);
};

describe('whose a domain is', () => {
  it('an operator says: to one, then to another', async () => {
    const first = await assign('X.example', mila);
    expect([first.statusCode, first.headers['location']]).toEqual([201, `${at}/${first.json<DomainAssignment>().id}`]);
    const second = await assign('x.example', tom);
    expect([second.statusCode, second.json<DomainAssignment>().id]).toEqual([200, first.json<DomainAssignment>().id]);
    expect(await all()).toEqual(['x.example Tom operator']);
  });

  it('is read by an admin, and changed by an operator alone', async () => {
    const { id } = (await assign('x.example', mila)).json<DomainAssignment>();
    expect(said(await assign('y.example', mila, world.admin))).toBe('403 forbidden');
    expect(said(await world.admin.delete(`${at}/${id}`))).toBe('403 forbidden');
    expect(said(await world.user.get(at))).toBe('403 forbidden');
    expect(said(await world.operator.delete(`${at}/${id}`, { 'if-match': '"9"' }))).toBe('412 changed-meanwhile');
    expect(said(await world.operator.delete(`${at}/${id}`))).toBe('204');
    expect(await all()).toEqual([]);
  });

  it('is one person in a line: above and below are released first', async () => {
    await assign('a.x.example', mila);
    for (const name of ['x.example', 'b.a.x.example']) {
      const answer = await assign(name, tom);
      expect([said(answer), faultsIn(answer)]).toEqual([
        '422 domain-owned-by-other',
        ['/domain domain-owned-by-other'],
      ]);
    }
    expect((await assign('b.x.example', tom)).statusCode).toBe(201);
    expect((await assign('x.a.x.example', mila)).statusCode).toBe(201);
  });

  it('is a member: nobody from elsewhere', async () => {
    const stranger = await aPerson(api.db);
    for (const id of [stranger.id, newId()])
      expect(faultsIn(await world.operator.post(at, { domain: 'x.example', userId: id }))).toEqual([
        '/userId invalid-field',
      ]);
  });

  it('ends when the person is blocked there, removed or blocked everywhere', async () => {
    const members = `/api/v1/enterprises/${world.enterpriseId}/members`;
    await assign('x.example', mila);
    await assign('y.example', tom);
    await world.admin.patch(`${members}/${mila.id}`, { status: 'suspended' });
    expect(await all()).toHaveLength(2);
    await world.admin.patch(`${members}/${mila.id}`, { status: 'blocked' });
    expect(await all()).toEqual(['y.example Tom operator']);
    await world.admin.delete(`${members}/${tom.id}`);
    expect(await all()).toEqual([]);
    const ada = await aPerson(api.db, { in: { [world.enterpriseId]: 'enterprise-user' } });
    await assign('z.example', ada);
    expect(said(await world.operator.patch(`/api/v1/users/${ada.id}`, { status: 'blocked' }))).toBe('200');
    expect(await all()).toEqual([]);
    const acts = await api.db.query<object[]>(
      `select count(*)::int as n from audit_record where action = 'domain.released' and enterprise_id = $1`,
      [world.enterpriseId],
    );
    expect(acts).toEqual([{ n: 3 }]);
  });
});

describe('a domain that is verified', () => {
  it('is of the member who proved it, where each has one owner', async () => {
    everyLookPasses(api);
    await withPolicies(api.db, world.enterpriseId, { domainPerUser: true });
    const { name } = await world.verified({ name: `x${newId()}.example` });
    expect(await all()).toEqual([`${name} Ida Admin verified`]);
  });

  it('is nobody’s where domains are shared, or where an operator proved it', async () => {
    everyLookPasses(api);
    await world.verified({ name: `x${newId()}.example` });
    await withPolicies(api.db, world.enterpriseId, { domainPerUser: true });
    const { id } = await world.add({ name: `y${newId()}.example` });
    await world.start(id, 'txt', world.operator);
    await world.verify(id, world.operator);
    expect((await world.get(id)).status).toBe('verified');
    expect(await all()).toEqual([]);
  });
});

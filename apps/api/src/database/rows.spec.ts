import { Column, Entity } from 'typeorm';
import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { newId } from '../shared/ids';
import { aMember, anOperator } from '../testing/spec-callers';
import { OwnedRow, Rows, TenantRow } from './rows';
import { specDatabase } from './testing/spec-database';
import type { Tx } from './tx';

@Entity('spec_request')
class RequestEntity extends OwnedRow {
  @Column('text') state: string;
}
@Entity('spec_profile')
class ProfileEntity extends TenantRow {}

const [ours, colleagues, theirs] = [newId(), newId(), newId()];
const [us, them] = [newId(), newId()];
const ada = aMember(us, ['requests:read'], { ownOnly: true });
const admin = aMember(us, ['requests:read']);
const table = `(id uuid primary key, enterprise_id uuid not null, owner_id uuid, state text)`;

describe('rows of a tenant', () => {
  const { db, owner } = specDatabase([RequestEntity, ProfileEntity]);
  const as = (caller: Caller) => new Rows(db.manager, RequestEntity, Scope.of(caller, 'requests:read'));
  beforeAll(() =>
    owner(`create table spec_request ${table}; create table spec_profile ${table};
      grant select, update on spec_request, spec_profile to countersign_app;
      insert into spec_profile values ('${ours}', '${us}'), ('${theirs}', '${them}');
      insert into spec_request values ('${ours}', '${us}', '${ada.id}', 'draft'), ('${colleagues}', '${us}', '${newId()}', 'draft'),
        ('${theirs}', '${them}', '${ada.id}', 'draft')`),
  );

  it.each([
    ['an operator', anOperator(), 3],
    ['who may see the whole enterprise', admin, 2],
    ['who may see own ones only', ada, 1],
    ['who lacks the permission', aMember(us, ['profiles:read']), 0],
    ['a member of another enterprise', aMember(newId()), 0],
  ])('shows %s what is in scope', async (_, caller, count) => {
    expect(await as(caller).query().getCount()).toBe(count);
  });

  it('shows rows that nobody owns to every member', async () => {
    expect(await new Rows(db.manager, ProfileEntity, Scope.of(ada, 'requests:read')).query().getCount()).toBe(1);
  });

  it('finds and locks its own', async () => {
    expect(await as(ada).get(ours)).toMatchObject({ state: 'draft' });
    await db.transaction(async (manager) => {
      await new Rows(manager, RequestEntity, Scope.of(ada, 'requests:read')).lock(ours);
    });
    expect(await as(ada).has(ours)).toBe(true);
  });

  it.each([
    ['of another enterprise', theirs],
    ['of a colleague', colleagues],
    ['that is not there', newId()],
  ])('does not find a row %s', async (_, id) => {
    await expect(as(ada).get(id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await as(ada).find(id)).toBeNull();
    expect(await as(ada).has(id)).toBe(false);
  });

  it('can not be had without a scope, nor with one made by hand', () => {
    expectTypeOf<Tx['rows']>().parameters.toEqualTypeOf<[Parameters<Tx['rows']>[0], Scope]>();
    expectTypeOf<{ limit: 'all' } extends Scope ? true : false>().toEqualTypeOf<false>();
  });
});

import type { Page, UserQuery } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { LooksUp } from '../../shared/access/looks-up';
import type { Scope } from '../../shared/access/scope';
import { newId } from '../../shared/ids';
import { assertMatch } from '../../shared/match';
import { listOf } from '../../shared/page';
import { RaError } from '../../shared/problem';
import { searchPattern } from '../../shared/search';
import { addressKey } from './address-key';
import { PersonEntity } from './person.entity';
import { PersonLine } from './person-line.entity';

export interface NewPerson {
  readonly id?: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly roleId: string | null;
  readonly status?: PersonEntity['status'];
}

/** The one way to the table `person`. People stand above enterprises: who is found here is not yet allowed anything. */
@Injectable()
export class PersonStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  byAddress(address: string, manager: EntityManager = this.db.manager): Promise<PersonEntity | null> {
    return manager.findOneBy(PersonEntity, { addressKey: addressKey(address), deletedAt: IsNull() });
  }

  byIds(manager: EntityManager, ids: readonly string[]): Promise<PersonEntity[]> {
    return manager.findBy(PersonEntity, { id: In(ids) });
  }

  async get(id: string, manager: EntityManager = this.db.manager): Promise<PersonEntity> {
    return found(await manager.findOneBy(PersonEntity, { id }));
  }

  /** Operators alone manage people: in whatever enterprise somebody holds a permission, nobody is found by it here. */
  @LooksUp('user')
  has(id: string, scope: Scope): Promise<boolean> {
    return scope.limit === 'all' ? this.db.manager.existsBy(PersonLine, { id }) : Promise.resolve(false);
  }

  list(asked: UserQuery): Promise<Page<PersonLine>> {
    const query = this.db.manager.createQueryBuilder(PersonLine, 'row').where('true');
    const { q, status, kind, enterpriseId } = asked;
    if (q) query.andWhere('(row.name ilike :q or row.email ilike :q)', { q: searchPattern(q) });
    if (status) query.andWhere('row.status = any(:status)', { status });
    if (kind) query.andWhere('row.kind = any(:kind)', { kind });
    if (enterpriseId) query.andWhere(isMember, { enterpriseId });
    return listOf(query, asked, { sorts, id: 'row.id', usual: 'name:asc' });
  }

  async line(id: string, manager: EntityManager = this.db.manager): Promise<PersonLine> {
    return found(await manager.findOneBy(PersonLine, { id }));
  }

  /** To change somebody: who may was looked at before. */
  async lock(tx: Tx, id: string): Promise<PersonEntity> {
    const where = { id, deletedAt: IsNull() };
    const person = found(await tx.manager.findOne(PersonEntity, { where, lock: { mode: 'for_no_key_update' } }));
    assertMatch(person.version, tx.caller);
    return person;
  }

  /** Whether somebody else holds this role and can act by it now. */
  anotherActive(tx: Tx, roleId: string, id: string): Promise<boolean> {
    const can = { status: 'active' as const, passwordHash: Not(IsNull()), deletedAt: IsNull() };
    return tx.manager.existsBy(PersonEntity, { id: Not(id), roleId, ...can });
  }

  /** Whether anybody holds this role, for the first operator. */
  anyWithRole(manager: EntityManager, roleId: string): Promise<boolean> {
    return manager.existsBy(PersonEntity, { roleId });
  }

  /** Null when somebody with this address came first. */
  async add(tx: Tx, { id = newId(), status = 'active', ...given }: NewPerson): Promise<PersonEntity | null> {
    const person: PersonEntity = {
      ...{ id, status, ...given, addressKey: addressKey(given.email), mobile: null, locale: 'en' },
      ...{ lastSignInAt: null, version: 1, createdAt: tx.now, deletedAt: null },
    };
    const added = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(PersonEntity)
      .values(person)
      .orIgnore()
      .returning('id')
      .execute();
    return (added.raw as unknown[]).length === 0 ? null : person;
  }

  /** Somebody who was only named somewhere gets an account; null when there is nobody like that. */
  async completed(tx: Tx, { name, email, passwordHash }: NewPerson): Promise<PersonEntity | null> {
    const where = { addressKey: addressKey(email), passwordHash: IsNull(), deletedAt: IsNull() };
    const person = await tx.manager.findOne(PersonEntity, { where, lock: { mode: 'for_no_key_update' } });
    if (person === null) return null;
    Object.assign(person, { name, passwordHash, status: person.status === 'invited' ? 'active' : person.status });
    await this.save(tx, person);
    return person;
  }

  async giveRole(tx: Tx, id: string, roleId: string): Promise<void> {
    await tx.manager.update(PersonEntity, { id }, { roleId, version: () => 'version + 1' });
  }

  async save(tx: Tx, person: PersonEntity): Promise<void> {
    person.version += 1;
    await tx.manager.save(PersonEntity, person);
  }

  async signedIn(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(PersonEntity, { id }, { lastSignInAt: tx.now });
  }
}

const sorts = { name: 'row.name', email: 'row.email', createdAt: 'row.createdAt', lastSignInAt: 'row.lastSignInAt' };
const isMember = 'row.id in (select m.person_id from membership m where m.enterprise_id = any(:enterpriseId))';

function found<Row>(row: Row | null): Row {
  if (row === null) throw new RaError('not-found');
  return row;
}

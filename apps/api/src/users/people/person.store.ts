import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { newId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import { addressKey } from './address-key';
import { PersonEntity } from './person.entity';

export interface NewPerson {
  readonly id?: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly roleId: string | null;
}

/** The one way to the table `person`. People stand above enterprises: who is found here is not yet allowed anything. */
@Injectable()
export class PersonStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  byAddress(address: string, manager: EntityManager = this.db.manager): Promise<PersonEntity | null> {
    return manager.findOneBy(PersonEntity, { addressKey: addressKey(address) });
  }

  byIds(manager: EntityManager, ids: readonly string[]): Promise<PersonEntity[]> {
    return manager.findBy(PersonEntity, { id: In(ids) });
  }

  async get(id: string, manager: EntityManager = this.db.manager): Promise<PersonEntity> {
    const person = await manager.findOneBy(PersonEntity, { id });
    if (person === null) throw new RaError('not-found');
    return person;
  }

  /** Whether anybody holds this role, for the first operator. */
  anyWithRole(manager: EntityManager, roleId: string): Promise<boolean> {
    return manager.existsBy(PersonEntity, { roleId });
  }

  /** Null when somebody with this address came first. */
  async add(tx: Tx, { id = newId(), name, email, passwordHash, roleId }: NewPerson): Promise<PersonEntity | null> {
    const person: PersonEntity = {
      ...{ id, name, email, addressKey: addressKey(email), passwordHash, roleId },
      ...{ mobile: null, locale: 'en', status: 'active', lastSignInAt: null, version: 1, createdAt: tx.now },
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
    const where = { addressKey: addressKey(email), passwordHash: IsNull() };
    const person = await tx.manager.findOne(PersonEntity, { where, lock: { mode: 'for_no_key_update' } });
    if (person === null) return null;
    Object.assign(person, { name, passwordHash, status: person.status === 'invited' ? 'active' : person.status });
    await this.save(tx, person);
    return person;
  }

  async giveRole(tx: Tx, id: string, roleId: string): Promise<void> {
    await tx.manager.update(PersonEntity, { id }, { roleId });
  }

  async save(tx: Tx, person: PersonEntity): Promise<void> {
    person.version += 1;
    await tx.manager.save(PersonEntity, person);
  }

  async signedIn(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(PersonEntity, { id }, { lastSignInAt: tx.now });
  }
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { RaError } from '../../shared/problem';
import { RoleStore } from '../roles/role.store';
import type { PersonEntity } from './person.entity';
import { PersonStore } from './person.store';

type Standing = Pick<PersonEntity, 'id' | 'status' | 'roleId' | 'passwordHash' | 'deletedAt'>;

/** Somebody who holds everything must be able to act, or nobody could ever set anything right. */
@Injectable()
export class LastOperator {
  constructor(
    private readonly roles: RoleStore,
    private readonly people: PersonStore,
  ) {}

  /** First of all locks: of two who take each other's power the second sees what the first has done. */
  async lock(tx: Tx): Promise<void> {
    await this.roles.lockFirst(tx);
  }

  /** Refuses what would take the last one's power, be it their state, their role or their being there. */
  async assertStays(tx: Tx, person: Standing, change: Partial<Standing>): Promise<void> {
    const before = standingOf(person);
    const after = { ...before, ...change };
    const { id: roleId } = await this.roles.byKey(tx.manager, 'super-admin', null);
    if (!canAct(before, roleId) || canAct(after, roleId)) return;
    if (!(await this.people.anotherActive(tx, roleId, before.id))) throw new RaError('last-operator');
  }
}

const standingOf = ({ id, status, roleId, passwordHash, deletedAt }: Standing): Standing => ({
  id,
  status,
  roleId,
  passwordHash,
  deletedAt,
});

const canAct = (person: Standing, superAdmin: string): boolean =>
  person.roleId === superAdmin &&
  person.status === 'active' &&
  person.deletedAt === null &&
  person.passwordHash !== null;

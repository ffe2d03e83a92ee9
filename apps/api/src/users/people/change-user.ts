import type { User, UserPatch } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { mergePatch } from '../../shared/merge-patch';
import { RaError } from '../../shared/problem';
import { assertManagesOperators, assertMayGrant } from '../roles/grants';
import { RoleStore } from '../roles/role.store';
import { LastOperator } from './last-operator';
import { LoseAccess } from './lose-access';
import { MayChangeUser } from './may-change-user';
import { hasAccount, named, type PersonEntity } from './person.entity';
import { PersonStore } from './person.store';
import { PromisedRole } from './promised-role';
import { ShowUser } from './show-user';

/** Changes what is said of somebody everywhere: their name, their state, an operator's role. It acts at the next call. */
@Injectable()
export class ChangeUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
    private readonly roles: RoleStore,
    private readonly mayChange: MayChangeUser,
    private readonly lastOperator: LastOperator,
    private readonly loseAccess: LoseAccess,
    private readonly promisedRole: PromisedRole,
    private readonly show: ShowUser,
  ) {}

  run(id: string, patch: UserPatch, caller: Caller): Promise<User> {
    return this.unitOfWork.run(caller, async (tx) => {
      await this.lastOperator.lock(tx);
      const person = await this.people.lock(tx, id);
      const before = changeable(person);
      const after = mergePatch(before, patch);
      await this.assertMay(tx, person, after);
      if (!isDeepStrictEqual(before, after)) await this.change(tx, person, after);
      return this.show.run(id, tx.manager);
    });
  }

  private async assertMay(tx: Tx, person: PersonEntity, after: Changeable): Promise<void> {
    this.mayChange.details(person, tx.caller);
    if (after.status !== person.status) {
      if (!hasAccount(person)) throw new RaError('wrong-state', { params: { state: 'invited' } });
      await this.mayChange.standing(tx.manager, person, tx.caller);
    }
    if (after.roleId !== person.roleId && after.roleId !== null) await this.assertMayGive(tx, person, after.roleId);
    await this.lastOperator.assertStays(tx, person, after);
  }

  /** Neither the new role nor the one that is taken away may be beyond the caller's own. */
  private async assertMayGive(tx: Tx, { roleId }: PersonEntity, wanted: string): Promise<void> {
    const held = (await this.roles.byIds(tx.manager, roleId === null ? [] : [roleId])).get(roleId ?? '');
    const role = await this.roles.toGive(tx, wanted, null, '/roleId');
    for (const one of [held, role]) if (one) assertMayGrant(tx.caller, one);
    assertManagesOperators(tx.caller);
  }

  private async change(tx: Tx, person: PersonEntity, after: Changeable): Promise<void> {
    const was = changeable(person);
    await this.people.save(tx, Object.assign(person, after));
    tx.audit('person.changed', named(person), {
      before: await this.described(tx, was),
      after: { ...(await this.described(tx, person)), ...(was.mobile !== person.mobile && { mobile: 'changed' }) },
    });
    if (was.status !== person.status) await this.loseAccess.ifBarred(tx, person);
    if (was.roleId !== person.roleId) await this.promisedRole.follow(tx, person);
  }

  /** A mobile number is written down as changed, never as what it is (it is about a person, and records stay). */
  private async described({ manager }: Tx, { name, status, roleId }: Changeable) {
    const role = (await this.roles.byIds(manager, roleId === null ? [] : [roleId])).get(roleId ?? '');
    return { name, status, role: role?.name ?? null };
  }
}

type Changeable = Pick<PersonEntity, 'name' | 'mobile' | 'status' | 'roleId'>;
const changeable = ({ name, mobile, status, roleId }: Changeable): Changeable => ({ name, mobile, status, roleId });

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../shared/access/caller';
import { MemberStore } from '../members/member.store';
import { assertManagesOperators, assertMayGrant } from '../roles/grants';
import { RoleStore } from '../roles/role.store';
import type { PersonEntity } from './person.entity';

/** Whether this caller may change that person. Operators are the installation's; and nobody takes from somebody what they do not hold themselves. */
@Injectable()
export class MayChangeUser {
  constructor(
    private readonly roles: RoleStore,
    private readonly members: MemberStore,
  ) {}

  /** Name and mobile. */
  details({ roleId }: PersonEntity, caller: Caller): void {
    if (roleId !== null) assertManagesOperators(caller);
  }

  /** State and being there at all: with them go all that the person may do, as an operator and wherever they are a member. */
  async standing(manager: EntityManager, { id, roleId }: PersonEntity, caller: Caller): Promise<void> {
    const memberships = await this.members.of(manager, [id]);
    const held = [...memberships.map((one) => one.roleId), ...(roleId === null ? [] : [roleId])];
    for (const role of (await this.roles.byIds(manager, held)).values()) assertMayGrant(caller, role);
    if (roleId !== null) assertManagesOperators(caller);
  }
}

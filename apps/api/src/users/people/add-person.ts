import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { MemberStore } from '../members/member.store';
import { type EnterpriseRole, type OperatorRole } from '../roles/built-in-roles';
import { RoleStore } from '../roles/role.store';
import { Passwords } from '../sign-in/passwords';
import { named } from './person.entity';
import { PersonStore } from './person.store';

export interface WantedPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly operatorRole?: OperatorRole;
  readonly memberships?: readonly { readonly enterpriseId: string; readonly role: EnterpriseRole }[];
}

/** An account without an invitation, for the application itself: the first operator, demo people. Whose address is taken stays as they are. */
@Injectable()
export class AddPerson {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
    private readonly roles: RoleStore,
    private readonly members: MemberStore,
    private readonly passwords: Passwords,
  ) {}

  async run(wanted: WantedPerson, caller: Caller): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const known = await this.people.byAddress(wanted.email);
    if (known) return { id: known.id, isNew: false };
    const passwordHash = await this.passwords.hash(wanted.password);
    return this.unitOfWork.run(caller, async (tx) => this.add(tx, wanted, passwordHash));
  }

  private async add(tx: Tx, wanted: WantedPerson, passwordHash: string): Promise<{ id: string; isNew: boolean }> {
    const { name, email, operatorRole, memberships = [] } = wanted;
    const role = operatorRole && (await this.roles.byKey(tx.manager, operatorRole, null));
    const person = await this.people.add(tx, { name, email, passwordHash, roleId: role?.id ?? null });
    if (person === null) return { id: (await this.people.byAddress(email, tx.manager))?.id ?? '', isNew: false };
    tx.audit('person.joined', named(person), { after: { name, email } });
    for (const { enterpriseId, role: key } of memberships) {
      const { id: roleId } = await this.roles.byKey(tx.manager, key, enterpriseId);
      await this.members.join(tx, { enterpriseId, personId: person.id, roleId });
    }
    return { id: person.id, isNew: true };
  }
}

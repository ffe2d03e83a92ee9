import type { NewUser, User } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { created } from '../../shared/answers';
import { InvitationLimits } from '../invitations/invitation-limits';
import { StartInvitation } from '../invitations/start-invitation';
import { assertManagesOperators, assertMayGrant } from '../roles/grants';
import { RoleStore } from '../roles/role.store';
import { PersonStore } from './person.store';
import { ShowUser } from './show-user';

/** A new operator is invited, and shown as that until the address has accepted. Somebody known stays what they are until then. */
@Injectable()
export class InviteOperator {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly limits: InvitationLimits,
    private readonly roles: RoleStore,
    private readonly people: PersonStore,
    private readonly start: StartInvitation,
    private readonly show: ShowUser,
  ) {}

  async run({ name, email, roleId }: NewUser, caller: Caller): Promise<User> {
    await this.limits.inviting(caller);
    return this.unitOfWork.run(caller, async (tx) => {
      const role = await this.roles.toGive(tx, roleId, null, '/roleId');
      assertMayGrant(caller, role);
      assertManagesOperators(caller);
      await this.start.run(tx, { enterpriseId: null, name, email, roleId, invitedBy: caller.personId });
      await this.people.add(tx, { name, email, passwordHash: null, roleId, status: 'invited' });
      const person = await this.people.byAddress(email, tx.manager);
      if (person === null) throw new Error('Somebody with this address is there now');
      return created(await this.show.run(person.id, tx.manager), `/api/v1/users/${person.id}`);
    });
  }
}

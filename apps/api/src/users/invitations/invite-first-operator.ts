import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { PersonStore } from '../people/person.store';
import { RoleStore } from '../roles/role.store';
import { aboutInvitation } from './about-invitation';
import type { InvitationEntity } from './invitation.entity';
import { InvitationStore } from './invitation.store';

/** An operator's invitation that is handed over by the start's output instead of a mail: there is nobody yet to send one. */
@Injectable()
export class InviteFirstOperator {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationStore,
    private readonly people: PersonStore,
    private readonly roles: RoleStore,
  ) {}

  async isWanted(): Promise<boolean> {
    const { manager } = this.db;
    const role = await this.roles.byKey(manager, 'super-admin', null);
    return !(await this.people.anyWithRole(manager, role.id));
  }

  /** The path of the link, or null where an operator is already. Of two processes that start at once the later one's link counts. */
  run(email: string, caller: Caller): Promise<string | null> {
    return this.unitOfWork.run(caller, async (tx) => {
      const role = await this.roles.lockFirst(tx);
      const waiting = await this.invitations.waiting(tx, null, email);
      if (await this.people.anyWithRole(tx.manager, role.id)) return this.withdraw(tx, waiting);
      const given = { enterpriseId: null, name: 'First operator', email, roleId: role.id, invitedBy: null };
      const row = waiting ?? (await this.invitations.add(tx, given));
      if (row === null) return null;
      await this.invitations.prolong(tx, row);
      tx.audit('invitation.sent', aboutInvitation(row), { after: { email, roleId: role.id } });
      return `/invitations/${await this.invitations.newLink(tx, row)}`;
    });
  }

  /** Somebody came in by another way: what an older start printed opens nothing any more. */
  private async withdraw(tx: Tx, row: InvitationEntity | null): Promise<null> {
    if (row?.invitedBy !== null) return null; // none, or one that an operator sent
    await this.invitations.withdraw(tx, row);
    return null;
  }
}

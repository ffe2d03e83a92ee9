import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { PersonStore } from '../people/person.store';
import { RoleStore } from '../roles/role.store';
import { aboutInvitation } from './about-invitation';
import { expiryFrom } from './invitation-state';
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
      if (await this.people.anyWithRole(tx.manager, role.id)) return null;
      const given = { enterpriseId: null, name: 'First operator', email, roleId: role.id, invitedBy: null };
      const row = (await this.invitations.waiting(tx, null, email)) ?? (await this.invitations.add(tx, given));
      if (row === null) return null;
      Object.assign(row, { sentAt: tx.now, expiresAt: expiryFrom(tx.now) });
      await this.invitations.save(tx, row);
      tx.audit('invitation.sent', aboutInvitation(row), { after: { email, roleId: role.id } });
      return `/invitations/${await this.invitations.newLink(tx, row)}`;
    });
  }
}

import type { Invitation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { versioned } from '../../shared/answers';
import { FindPeople } from '../people/find-people';
import { nameOf } from '../roles/role.entity';
import { RoleStore } from '../roles/role.store';
import { stateOf } from './invitation-state';
import type { InvitationEntity } from './invitation.entity';

/** Invitations as those who manage them see them. */
@Injectable()
export class ShowInvitations {
  constructor(
    private readonly people: FindPeople,
    private readonly roles: RoleStore,
  ) {}

  async run(manager: EntityManager, rows: readonly InvitationEntity[], now: Date): Promise<Invitation[]> {
    const inviters = await this.people.run(
      manager,
      rows.flatMap(({ invitedBy }) => invitedBy ?? []),
    );
    const roles = await this.roles.byIds(
      manager,
      rows.map(({ roleId }) => roleId),
    );
    return rows.map((row) => {
      const inviter = inviters.get(row.invitedBy ?? '');
      const role = roles.get(row.roleId);
      if (!role) throw new Error(`Invitation ${row.id} has no role`);
      return versioned(
        {
          id: row.id,
          name: row.name,
          email: row.email,
          role: nameOf(role),
          status: stateOf(row, now),
          invitedBy: inviter ? { id: inviter.id, name: inviter.name } : null,
          sentAt: row.sentAt.toISOString(),
          expiresAt: row.expiresAt.toISOString(),
        },
        row.version,
      );
    });
  }

  async one(manager: EntityManager, row: InvitationEntity, now: Date): Promise<Invitation> {
    const [shown] = await this.run(manager, [row], now);
    if (!shown) throw new Error('Nothing to show');
    return shown;
  }
}

import type { OpenInvitation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindEnterprises } from '../../enterprises';
import { RaError } from '../../shared/problem';
import { FindPeople } from '../people/find-people';
import { hasAccount } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { permissionsOf } from '../roles/built-in-roles';
import { RoleStore } from '../roles/role.store';
import type { Opened } from './invitation.store';

/** An invitation as the page behind its link shows it. One into an enterprise that is gone is gone too. */
@Injectable()
export class ShowOpenInvitation {
  constructor(
    private readonly enterprises: FindEnterprises,
    private readonly names: FindPeople,
    private readonly people: PersonStore,
    private readonly roles: RoleStore,
  ) {}

  async run(manager: EntityManager, { invitation, state }: Opened): Promise<OpenInvitation> {
    const { enterpriseId, roleId, invitedBy, name, email, expiresAt } = invitation;
    const enterprise =
      enterpriseId === null ? null : (await this.enterprises.run(manager, [enterpriseId])).get(enterpriseId);
    const role = (await this.roles.byIds(manager, [roleId])).get(roleId);
    if (enterprise === undefined || !role) throw new RaError('not-found');
    const inviter = invitedBy === null ? undefined : (await this.names.run(manager, [invitedBy])).get(invitedBy);
    return {
      enterprise: enterprise && { name: enterprise.name },
      invitedBy: inviter ? { name: inviter.name } : null,
      name,
      email,
      role: { name: role.name, description: role.description, permissions: [...permissionsOf(role)] },
      expiresAt: expiresAt.toISOString(),
      status: state,
      accountExists: hasAccount(await this.people.byAddress(email, manager)),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { Handles } from '../database/handlers';
import type { Tx } from '../database/tx';
import { EnterpriseRegistered } from '../enterprises';
import { InviteOwner } from './invitations/invite-owner';
import { RoleStore } from './roles/role.store';

/** What each new enterprise starts with: its two roles, and its owner on the way in. */
@Injectable()
export class WelcomeEnterprise {
  constructor(
    private readonly roles: RoleStore,
    private readonly inviteOwner: InviteOwner,
  ) {}

  @Handles(EnterpriseRegistered)
  async run({ enterpriseId, owner }: EnterpriseRegistered, tx: Tx): Promise<void> {
    await this.roles.addBuiltIn(tx, enterpriseId);
    if (owner) await this.inviteOwner.run(enterpriseId, owner, tx);
  }
}

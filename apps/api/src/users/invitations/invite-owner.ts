import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { RoleStore } from '../roles/role.store';
import { StartInvitation } from './start-invitation';

/** Registering an enterprise makes no account: its owner is invited, as its administrator. */
@Injectable()
export class InviteOwner {
  constructor(
    private readonly roles: RoleStore,
    private readonly start: StartInvitation,
  ) {}

  async run(
    enterpriseId: string,
    { name, email }: { readonly name: string; readonly email: string },
    tx: Tx,
  ): Promise<void> {
    const role = await this.roles.byKey(tx.manager, 'enterprise-admin', enterpriseId);
    await this.start.run(tx, { enterpriseId, name, email, roleId: role.id, invitedBy: tx.caller.personId });
  }
}

import { Injectable } from '@nestjs/common';
import { Handles } from '../database/handlers';
import type { Tx } from '../database/tx';
import { EnterpriseDeleted, FindEnterprises } from '../enterprises';
import { InvitationStore } from './invitations/invitation.store';
import { MemberStore } from './members/member.store';
import type { MemberLine } from './members/membership.entity';
import { MembershipsEnded } from './people/people-events';

/** As many members as one record names. */
const A_RECORD = 200;

/** Nobody is a member of what is gone, and no link leads into it. The people stay: they may be members elsewhere. */
@Injectable()
export class FarewellEnterprise {
  constructor(
    private readonly enterprises: FindEnterprises,
    private readonly invitations: InvitationStore,
    private readonly members: MemberStore,
  ) {}

  /** Invitations first: somebody who accepts at this moment holds theirs, and is a member when we go on. */
  @Handles(EnterpriseDeleted)
  async run({ enterpriseId }: EnterpriseDeleted, tx: Tx): Promise<void> {
    await this.invitations.withdrawAll(tx, enterpriseId);
    const ended = await this.members.removeAll(tx, { enterpriseId });
    if (ended.length === 0) return;
    await this.writeDown(tx, enterpriseId, ended);
    tx.emit(new MembershipsEnded(ended));
  }

  private async writeDown(tx: Tx, enterpriseId: string, ended: readonly MemberLine[]): Promise<void> {
    const label = (await this.enterprises.names(tx.manager, [enterpriseId])).get(enterpriseId) ?? '';
    for (let n = 0; n < ended.length; n += A_RECORD) {
      const members = ended.slice(n, n + A_RECORD).map(({ personId, roleName, status }) => ({
        id: personId,
        role: roleName,
        status,
      }));
      const before = { members };
      tx.audit('enterprise.members-removed', { type: 'enterprise', id: enterpriseId, label, enterpriseId }, { before });
    }
  }
}

import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { InvitationStore } from './invitation.store';

/** Its link ends at once. The invitation stays on the list, as what it is now. */
@Injectable()
export class WithdrawInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationStore,
  ) {}

  async run(enterpriseId: string, id: string, caller: Caller): Promise<void> {
    await this.unitOfWork.run(caller, async (tx) => {
      const row = await this.invitations.lock(tx, enterpriseId, id);
      if (row.status !== 'pending') throw new RaError('wrong-state');
      await this.invitations.withdraw(tx, row);
    });
  }
}

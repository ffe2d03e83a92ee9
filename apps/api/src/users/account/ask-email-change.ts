import type { ChangeEmail, EmailChange } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { accepted } from '../../shared/answers';
import { InvitationLimits } from '../invitations/invitation-limits';
import { personBehind } from '../person-behind';
import { EmailChangeEntity, expiryFrom } from './email-change.entity';
import { EMAIL_JOB } from './send-email-token';
import { TellOwner } from './tell-owner';

/** An account is to move to another address: a Token goes there, a word to the old one. Whether that address is taken is looked up after the answer. */
@Injectable()
export class AskEmailChange {
  constructor(
    private readonly limits: InvitationLimits,
    private readonly unitOfWork: UnitOfWork,
    private readonly tellOwner: TellOwner,
  ) {}

  async run({ email }: ChangeEmail, caller: Caller): Promise<EmailChange> {
    const personId = personBehind(caller);
    await this.limits.sendingAgain(email);
    return this.unitOfWork.run(caller, async (tx) => {
      const row = { personId, email, tokenHash: null, wrongTries: 0, createdAt: tx.now, expiresAt: expiryFrom(tx.now) };
      await tx.manager.upsert(EmailChangeEntity, row, ['personId']);
      await this.tellOwner.run(tx, personId, 'email.change-asked');
      tx.job(EMAIL_JOB, { personId });
      return accepted({ email, expiresAt: row.expiresAt.toISOString() });
    });
  }
}

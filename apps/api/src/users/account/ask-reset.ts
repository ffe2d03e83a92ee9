import type { AskPasswordReset } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { accepted } from '../../shared/answers';
import { SecretBox } from '../../shared/secret-box';
import { InvitationLimits } from '../invitations/invitation-limits';

export const RESET_JOB = 'password-reset';
export const placeOfReset = (traceId: string) => ({ table: 'job', row: traceId, field: 'email' });

/**
 * Somebody forgot their password. Whether there is an account is looked up after the answer, by a job: no answer and no time tells. What was
 * typed is sealed on its way there, for people type passwords into the wrong field.
 */
@Injectable()
export class AskReset {
  constructor(
    private readonly limits: InvitationLimits,
    private readonly unitOfWork: UnitOfWork,
    private readonly box: SecretBox,
  ) {}

  async run({ email }: AskPasswordReset, caller: Caller): Promise<object> {
    await this.limits.actingOnLink(caller);
    await this.limits.sendingAgain(email);
    const { ip, userAgent, traceId } = caller;
    await this.unitOfWork.run({ ...caller, once: null }, async (tx) => {
      const sealed = this.box.seal(RESET_JOB, placeOfReset(traceId), email);
      tx.job(RESET_JOB, { email: sealed, ip, userAgent, traceId });
    });
    return accepted({});
  }
}

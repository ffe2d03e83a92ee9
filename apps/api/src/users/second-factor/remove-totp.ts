import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { TellOwner } from '../account/tell-owner';
import { personBehind } from '../person-behind';
import { SessionStore } from '../sign-in/session.store';
import { RecoveryCodes } from './recovery-codes';
import { TotpStore } from './totp.store';

/**
 * Takes the factor away, with what is left of its recovery codes. Allowed also where REQUIRE_MFA wants one: nothing else works then until
 * another is set up, so that it is no way around the rule, and nobody is held to a phone that they are giving away.
 */
@Injectable()
export class RemoveTotp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly totp: TotpStore,
    private readonly recovery: RecoveryCodes,
    private readonly sessions: SessionStore,
    private readonly tellOwner: TellOwner,
  ) {}

  async run(caller: Caller): Promise<void> {
    const personId = personBehind(caller);
    await this.unitOfWork.run(caller, async (tx) => {
      const row = await this.totp.lock(tx, personId);
      if (!row?.enrolledAt) throw new RaError('not-found');
      await this.totp.remove(tx, personId);
      await this.recovery.remove(tx, personId);
      await this.sessions.forgetFactor(tx, personId);
      await this.tellOwner.run(tx, personId, 'second-factor.removed');
    });
  }
}

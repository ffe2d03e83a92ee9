import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { TellOwner } from '../account/tell-owner';
import { personBehind } from '../person-behind';
import { RecoveryCodes } from './recovery-codes';
import { TotpStore } from './totp.store';

/** A new set, shown in this answer alone; the older codes end. */
@Injectable()
export class RenewRecoveryCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly totp: TotpStore,
    private readonly recovery: RecoveryCodes,
    private readonly tellOwner: TellOwner,
  ) {}

  run(caller: Caller): Promise<{ codes: string[] }> {
    const personId = personBehind(caller);
    return this.unitOfWork.run({ ...caller, once: null }, async (tx) => {
      const row = await this.totp.lock(tx, personId);
      if (!row?.enrolledAt) throw new RaError('wrong-state');
      await this.tellOwner.run(tx, personId, 'recovery-codes.renewed');
      return { codes: await this.recovery.renew(tx, personId) };
    });
  }
}

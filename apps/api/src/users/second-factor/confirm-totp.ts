import type { OneTimeCode } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { TellOwner } from '../account/tell-owner';
import { personBehind } from '../person-behind';
import { sessionOf } from '../sign-in/session-of';
import { SessionStore, type OpenedSession } from '../sign-in/session.store';
import { FactorLimits } from './factor-limits';
import { RecoveryCodes } from './recovery-codes';
import { wrongCode } from './show-factor';
import { stepOf } from './time-steps';
import type { TotpEntity } from './totp.entity';
import { TotpStore } from './totp.store';

export interface Enrolled {
  readonly codes: string[];
  readonly session: OpenedSession;
}
const PENDING = 30 * 60_000;

/** The app's first code: from now on the account has a second factor. Sessions that never showed it end; this one showed it just now. */
@Injectable()
export class ConfirmTotp {
  constructor(
    private readonly limits: FactorLimits,
    private readonly unitOfWork: UnitOfWork,
    private readonly totp: TotpStore,
    private readonly recovery: RecoveryCodes,
    private readonly sessions: SessionStore,
    private readonly tellOwner: TellOwner,
  ) {}

  async run({ otp }: OneTimeCode, caller: Caller): Promise<Enrolled> {
    const personId = personBehind(caller);
    const sessionId = sessionOf(caller);
    await this.limits.take(personId, otp, caller.ip);
    return this.unitOfWork.run({ ...caller, once: null }, async (tx) => {
      await this.take(tx, await this.pending(tx, personId), otp);
      await this.sessions.endOthers(tx, personId, sessionId);
      const session = await this.sessions.renew(tx, sessionId, { factorAt: tx.now });
      await this.tellOwner.run(tx, personId, 'second-factor.enrolled');
      return { codes: await this.recovery.renew(tx, personId), session };
    });
  }

  private async pending(tx: Tx, personId: string): Promise<TotpEntity> {
    const row = await this.totp.lock(tx, personId);
    if (!row?.pendingSince || tx.now.getTime() - row.pendingSince.getTime() > PENDING) throw new RaError('wrong-state');
    return row;
  }

  private async take(tx: Tx, row: TotpEntity, otp: string): Promise<void> {
    const secret = this.totp.open(row, 'pendingSecret') ?? '';
    const lastStep = stepOf(secret, otp, tx.now);
    if (lastStep === null) throw wrongCode();
    this.totp.seal(row, 'secret', secret);
    Object.assign(row, { lastStep, enrolledAt: tx.now, pendingSecret: null, pendingSince: null });
    await this.totp.save(tx, row);
  }
}

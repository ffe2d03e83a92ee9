import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { RaError } from '../../shared/problem';
import { TellOwner } from '../account/tell-owner';
import { SessionStore } from '../sign-in/session.store';
import { RecoveryCodes } from './recovery-codes';
import { TotpStore } from './totp.store';

/** Takes the factor away, with what is left of its recovery codes; what sessions showed of it counts no more. The owner is told. */
@Injectable()
export class RemoveFactor {
  constructor(
    private readonly totp: TotpStore,
    private readonly recovery: RecoveryCodes,
    private readonly sessions: SessionStore,
    private readonly tellOwner: TellOwner,
  ) {}

  async run(tx: Tx, personId: string): Promise<void> {
    const row = await this.totp.lock(tx, personId);
    if (!row?.enrolledAt) throw new RaError('not-found');
    await this.totp.remove(tx, personId);
    await this.recovery.remove(tx, personId);
    await this.sessions.forgetFactor(tx, personId);
    await this.tellOwner.run(tx, personId, 'second-factor.removed');
  }
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import type { FactorMethod } from './factor-method';
import { isSixDigits, stepOf } from './time-steps';
import { TotpStore } from './totp.store';

/** Codes of an authenticator app. Each step works once: who looked over a shoulder comes too late. */
@Injectable()
export class TotpCodes implements FactorMethod {
  constructor(private readonly totp: TotpStore) {}

  reads(typed: string): boolean {
    return isSixDigits(typed);
  }

  async redeem(tx: Tx, personId: string, typed: string): Promise<boolean> {
    const row = await this.totp.lock(tx, personId);
    if (row === null) return false;
    const secret = this.totp.open(row, 'secret');
    const step = secret === null ? null : stepOf(secret, typed, tx.now);
    if (step === null || step <= (row.lastStep ?? -1)) return false;
    row.lastStep = step;
    await this.totp.save(tx, row);
    return true;
  }
}

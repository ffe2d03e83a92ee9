import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import type { FactorMethod } from './factor-method';
import { RecoveryCodes } from './recovery-codes';
import { TotpCodes } from './totp-codes';

/** Takes whatever somebody typed as their second factor. A code works once, also when two use it at once. */
@Injectable()
export class RedeemCode {
  private readonly methods: readonly FactorMethod[];

  constructor(totp: TotpCodes, recovery: RecoveryCodes) {
    this.methods = [totp, recovery];
  }

  async run(tx: Tx, personId: string, typed: string): Promise<boolean> {
    const method = this.methods.find((one) => one.reads(typed));
    return method ? method.redeem(tx, personId, typed) : false;
  }
}

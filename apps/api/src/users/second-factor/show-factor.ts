import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { named } from '../people/person.entity';
import { FactorLimits } from './factor-limits';
import { RedeemCode } from './redeem-code';

export const wrongCode = (): RaError => new RaError('invalid-field', { errors: [{ path: '/otp', code: 'otp-wrong' }] });

/** Takes a code and does what it opens, in one transaction; null where the code is wrong, which is written down. */
@Injectable()
export class ShowFactor {
  constructor(
    private readonly limits: FactorLimits,
    private readonly unitOfWork: UnitOfWork,
    private readonly redeemCode: RedeemCode,
  ) {}

  async run<T>(otp: string, caller: Caller, open: (tx: Tx) => Promise<T>): Promise<T | null> {
    const { personId, name, ip } = caller;
    if (personId === null) throw new RaError('not-signed-in');
    await this.limits.take(personId, otp, ip);
    return this.unitOfWork.run({ ...caller, once: null }, async (tx) => {
      const isRight = await this.redeemCode.run(tx, personId, otp);
      tx.audit(isRight ? 'second-factor.shown' : 'second-factor.refused', named({ id: personId, name }));
      return isRight ? open(tx) : null;
    });
  }
}

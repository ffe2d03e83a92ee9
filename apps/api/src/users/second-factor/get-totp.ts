import type { TotpState } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { versionedByContent } from '../../shared/answers';
import { personBehind } from '../person-behind';
import { RecoveryCodes } from './recovery-codes';
import { TotpStore } from './totp.store';

@Injectable()
export class GetTotp {
  constructor(
    private readonly totp: TotpStore,
    private readonly recovery: RecoveryCodes,
  ) {}

  async run(caller: Caller): Promise<TotpState> {
    const personId = personBehind(caller);
    const [row, recoveryCodesLeft] = await Promise.all([this.totp.get(personId), this.recovery.left(personId)]);
    return versionedByContent({ enrolledAt: row?.enrolledAt?.toISOString() ?? null, recoveryCodesLeft });
  }
}

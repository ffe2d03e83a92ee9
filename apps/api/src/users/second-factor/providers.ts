import { ConfirmTotp } from './confirm-totp';
import { EnrolledFactors } from './enrolled-factors';
import { FactorLimits } from './factor-limits';
import { FactorRule } from './factor-rule';
import { FreshOrNow } from './fresh-or-now';
import { GetTotp } from './get-totp';
import { RecoveryCodes } from './recovery-codes';
import { RedeemCode } from './redeem-code';
import { RemoveFactor } from './remove-factor';
import { RemoveOwnFactor } from './remove-own-factor';
import { RemoveUsersFactor } from './remove-users-factor';
import { RenewRecoveryCodes } from './renew-recovery-codes';
import { ShowFactor } from './show-factor';
import { StartTotp } from './start-totp';
import { StepUp } from './step-up';
import { TotpCodes } from './totp-codes';
import { TotpController } from './totp.controller';
import { RecoveryCodeEntity, TotpEntity } from './totp.entity';
import { TotpStore } from './totp.store';
import { UsersTotpController } from './users-totp.controller';

export const secondFactorTables = [TotpEntity, RecoveryCodeEntity];
export const secondFactorControllers = [TotpController, UsersTotpController];
export const secondFactorProviders = [
  ...[TotpStore, TotpCodes, RecoveryCodes, RedeemCode, EnrolledFactors, FactorRule, FactorLimits, ShowFactor, StepUp],
  ...[FreshOrNow, GetTotp, StartTotp, ConfirmTotp, RenewRecoveryCodes],
  ...[RemoveFactor, RemoveOwnFactor, RemoveUsersFactor],
];

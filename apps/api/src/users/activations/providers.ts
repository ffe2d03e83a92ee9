import { ActivateAccount } from './activate-account';
import { ActivationsController } from './activations.controller';
import { OpenActivation } from './open-activation';
import { RenewActivation } from './renew-activation';
import { ShowActivation } from './show-activation';

export const activationControllers = [ActivationsController];
export const activationProviders = [ActivateAccount, OpenActivation, RenewActivation, ShowActivation];

import { ActivateAccount } from './activate-account';
import { ActivationsController } from './activations.controller';
import { OpenActivation } from './open-activation';
import { RenewActivation } from './renew-activation';
import { ShowActivation } from './show-activation';
import { StartActivation } from './start-activation';

export const activationControllers = [ActivationsController];
export const activationDoors = [StartActivation];
export const activationProviders = [ActivateAccount, OpenActivation, RenewActivation, ShowActivation];

import { TellOwner } from './tell-owner';

export const accountProviders = [TellOwner];

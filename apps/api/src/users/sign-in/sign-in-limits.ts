import { Injectable, Logger } from '@nestjs/common';
import { addressKey as networkKey, Limits } from '../../limits';
import { addressKey } from '../people/address-key';

const perPair = { name: 'sign-in', max: 10, seconds: 600 };
const perNetwork = { name: 'sign-in-network', max: 100, seconds: 600 };

/** Tries are counted for account and network together, so that a stranger's guesses never lock the owner out; then for the network alone. */
@Injectable()
export class SignInLimits {
  private readonly logger = new Logger('sign-in');

  constructor(private readonly limits: Limits) {}

  async take(email: string, ip: string | null): Promise<void> {
    const network = networkKey(ip);
    try {
      await this.limits.take(perPair, `${addressKey(email)} ${network}`);
      await this.limits.take(perNetwork, network);
    } catch (error) {
      this.logger.warn(`Too many tries from ${network}`); // for whoever watches the log
      throw error;
    }
  }
}

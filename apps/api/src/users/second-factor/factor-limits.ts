import { Injectable } from '@nestjs/common';
import { addressKey as networkKey, Limits } from '../../limits';

const perPair = { name: 'otp', max: 10, seconds: 600 };
const perPerson = { name: 'otp-person', max: 30, seconds: 3600 };

/**
 * Guesses at a second factor: three of a million codes are right at any time, so that thirty an hour find one in years. The owner is kept
 * waiting by a stranger who has the password, but never out: the hour ends, and a recovery code, which nobody guesses, goes by the first limit alone.
 */
@Injectable()
export class FactorLimits {
  constructor(private readonly limits: Limits) {}

  async take(personId: string, typed: string, ip: string | null): Promise<void> {
    await this.limits.take(perPair, `${personId} ${networkKey(ip)}`);
    if (/^[\d\s]+$/.test(typed)) await this.limits.take(perPerson, personId);
  }
}

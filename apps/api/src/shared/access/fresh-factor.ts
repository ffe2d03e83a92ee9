import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config';
import { Clock } from '../clock';
import { RaError } from '../problem';
import type { Identity } from './caller';

const FRESH = 10 * 60_000;

/** Whether the second factor was shown lately (NIST SP 800-63B: an open session is no proof that its person still sits there). */
@Injectable()
export class FreshFactor {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'requireMfa'>,
  ) {}

  /** Where neither the account has a factor nor the installation asks for one, nothing is asked. */
  assert(caller: Identity): void {
    if (this.isAsked(caller)) this.assertShown(caller);
  }

  /** Whatever the installation says: what is at stake asks for it. */
  assertShown(caller: Identity): void {
    if (caller.factor.enrolled.length === 0) throw new RaError('mfa-required');
    if (!this.isShown(caller)) throw new RaError('step-up-required');
  }

  isAsked({ type, factor }: Identity): boolean {
    return type !== 'job' && (factor.enrolled.length > 0 || this.config.requireMfa);
  }

  isShown({ factor: { shownAt } }: Identity): boolean {
    return shownAt !== null && this.clock.now().getTime() - shownAt.getTime() <= FRESH;
  }
}

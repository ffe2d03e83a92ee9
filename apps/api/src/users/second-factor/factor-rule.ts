import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config';
import type { Factor } from '../../shared/access/caller';
import type { Held } from '../identity';
import { isPowerful } from './powers';

/** Says of an account what REQUIRE_MFA makes of it. What the person holds decides, also where a token of theirs may do less. */
@Injectable()
export class FactorRule {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'requireMfa'>) {}

  run(held: Held, enrolled: readonly string[], shownAt: Date | null): Factor {
    return { enrolled, required: this.config.requireMfa && isPowerful(held), shownAt };
  }
}

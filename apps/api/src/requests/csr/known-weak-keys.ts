import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config';
import { fine, ReadyPart, type Part } from '../../shared/ready-part';

/** The operator's list of keys that became known; it is read at start. */
@Injectable()
export class KnownWeakKeys {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'knownWeakKeys'>) {}

  has(spkiSha256: string): boolean {
    return this.config.knownWeakKeys?.has(spkiSha256) ?? false;
  }

  /** Without a list every other check is made all the same: that is said, and degrades nothing. */
  @ReadyPart('weakKeys')
  async look(): Promise<Part> {
    if (this.config.knownWeakKeys !== null) return fine;
    return { ...fine, reason: 'WEAK_KEYS_FILE is not set: keys are compared with no list of known weak ones' };
  }
}

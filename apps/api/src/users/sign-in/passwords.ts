import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Lanes } from './lanes';

/** argon2id (RFC 9106), 46 MiB, one pass: about 20 ms. At most four at once, or a hundred sign-ins would take 5 GB. */
const cost = { memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 };
const AT_ONCE = 4;

@Injectable()
export class Passwords {
  private readonly lanes = new Lanes(AT_ONCE);
  private dummy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.lanes.run(() => hash(password.normalize('NFC'), cost));
  }

  /** Where there is no account the same work is done, so that time tells nothing. */
  async matches(password: string, passwordHash: string | null): Promise<boolean> {
    this.dummy ??= this.hash('nobody has this password');
    const against = passwordHash ?? (await this.dummy);
    const matches = await this.lanes.run(() => verify(against, password.normalize('NFC')));
    return passwordHash !== null && matches;
  }
}

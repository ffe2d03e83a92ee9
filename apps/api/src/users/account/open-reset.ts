import type { OpenPasswordReset } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { versionedByContent } from '../../shared/answers';
import { ResetStore } from './reset.store';
import { showReset } from './show-reset';

/** Reading changes nothing: programs that look into mails open every link. */
@Injectable()
export class OpenReset {
  constructor(private readonly resets: ResetStore) {}

  async run(token: string): Promise<OpenPasswordReset> {
    return versionedByContent(showReset(await this.resets.open(token)));
  }
}

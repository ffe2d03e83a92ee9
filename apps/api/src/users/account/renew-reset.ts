import type { OpenPasswordReset } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { accepted } from '../../shared/answers';
import { InvitationLimits } from '../invitations/invitation-limits';
import { assertExpired } from '../invitations/invitation-state';
import { AskReset } from './ask-reset';
import { ResetStore } from './reset.store';
import { showReset } from './show-reset';

/** Behind a link that expired: asks for another, to the same address only. Who holds the old one learns nothing from it. */
@Injectable()
export class RenewReset {
  constructor(
    private readonly limits: InvitationLimits,
    private readonly resets: ResetStore,
    private readonly askReset: AskReset,
  ) {}

  async run(token: string, caller: Caller): Promise<OpenPasswordReset> {
    await this.limits.actingOnLink(caller);
    const { reset, state } = await this.resets.open(token);
    assertExpired(state);
    await this.askReset.run({ email: reset.email }, caller);
    return accepted(showReset({ reset, state: 'pending' }));
  }
}

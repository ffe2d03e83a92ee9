import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { FreshFactor } from '../../shared/access/fresh-factor';
import { SessionStore } from '../sign-in/session.store';
import { ShowFactor, wrongCode } from './show-factor';

/** For an act that may bring a code along: the second factor was shown lately, or is shown with this very call, which counts as a step-up. */
@Injectable()
export class FreshOrNow {
  constructor(
    private readonly fresh: FreshFactor,
    private readonly showFactor: ShowFactor,
    private readonly sessions: SessionStore,
  ) {}

  /** As everywhere: nothing is asked where neither account nor installation knows a factor. */
  async run(otp: string | undefined, caller: Caller): Promise<void> {
    if (this.fresh.isAsked(caller)) await this.always(otp, caller);
  }

  /** What is at stake asks for it, whatever the installation says. No new session id: the answer has no place for a cookie. */
  async always(otp: string | undefined, caller: Caller): Promise<void> {
    if (otp === undefined || caller.factor.enrolled.length === 0 || this.fresh.isShown(caller)) {
      this.fresh.assertShown(caller);
      return;
    }
    const { sessionId } = caller;
    const shown = await this.showFactor.run(otp, caller, async (tx) => {
      if (sessionId !== null) await this.sessions.factorShown(tx, sessionId);
      return true;
    });
    if (shown === null) throw wrongCode();
  }
}

import type { OneTimeCode } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { sessionOf } from '../sign-in/session-of';
import { SessionStore, type OpenedSession } from '../sign-in/session.store';
import { ShowFactor, wrongCode } from './show-factor';

/** The second factor shown again in an open session, which goes on under a new id. */
@Injectable()
export class StepUp {
  constructor(
    private readonly showFactor: ShowFactor,
    private readonly sessions: SessionStore,
  ) {}

  async run({ otp }: OneTimeCode, caller: Caller): Promise<OpenedSession> {
    const id = sessionOf(caller);
    if (caller.factor.enrolled.length === 0) throw new RaError('mfa-required');
    const opened = await this.showFactor.run(otp, caller, (tx) => this.sessions.renew(tx, id, { factorAt: tx.now }));
    if (opened === null) throw wrongCode();
    return opened;
  }
}

import type { Activate } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { AcceptInvitation } from '../invitations/accept-invitation';
import type { OpenedSession } from '../sign-in/session.store';

/** An invitation into an account that is there already: the same rules, once, for this address alone. */
@Injectable()
export class ActivateAccount {
  constructor(private readonly accept: AcceptInvitation) {}

  run(token: string, { password, agreementsAccepted = [] }: Activate, caller: Caller): Promise<OpenedSession | null> {
    if (agreementsAccepted.length > 0) throw new RaError('agreement-changed'); // none was shown
    return this.accept.run({ kind: 'activation', token }, { password }, caller);
  }
}

import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { FreshOrNow } from '../users';
import { RequestStore } from './request.store';
import { Surroundings } from './surroundings';

/** Issuing in somebody else's name, or where the profile says so, asks for the second factor anew; a code that comes with the call will do. */
@Injectable()
export class AskSecondFactor {
  constructor(
    private readonly requests: RequestStore,
    private readonly surroundings: Surroundings,
    private readonly freshOrNow: FreshOrNow,
  ) {}

  async run(id: string, otp: string | undefined, caller: Caller): Promise<void> {
    const request = await this.requests.get(id, Scope.of(caller, 'requests:issue'));
    const { profile } = await this.surroundings.run(this.requests.manager, request);
    if (profile.secondFactor.issue) await this.freshOrNow.always(otp, caller);
    else if (request.onBehalf) await this.freshOrNow.run(otp, caller);
  }
}

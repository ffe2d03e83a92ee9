import { Injectable } from '@nestjs/common';
import { addressKey as networkKey, Limits } from '../../limits';
import type { Caller } from '../../shared/access/caller';
import { addressKey } from '../people/address-key';

const perMinute = { name: 'invitations', max: 60, seconds: 60 };
const files = { name: 'invitation-files', max: 20, seconds: 3600 };
const againSoon = { name: 'link-again-soon', max: 1, seconds: 60 };
const again = { name: 'link-again', max: 3, seconds: 3600 };
const publicLinks = { name: 'public-links', max: 100, seconds: 600 };

/** What keeps invitations from becoming a way to flood a mailbox or to try links. They count outside the change: a refused try counts too. */
@Injectable()
export class InvitationLimits {
  constructor(private readonly limits: Limits) {}

  inviting({ sessionId, id }: Caller): Promise<void> {
    return this.limits.take(perMinute, sessionId ?? id);
  }

  /** The dry run sends nothing, but reads a large file. */
  checkingFile(caller: Caller): Promise<void> {
    return this.inviting(caller);
  }

  invitingInBulk(enterpriseId: string): Promise<void> {
    return this.limits.take(files, enterpriseId);
  }

  /** A link sent again: 60 seconds apart, three an hour to one address. */
  async sendingAgain(email: string): Promise<void> {
    await this.limits.take(againSoon, addressKey(email));
    await this.limits.take(again, addressKey(email));
  }

  actingOnLink({ ip }: Caller): Promise<void> {
    return this.limits.take(publicLinks, networkKey(ip));
  }
}

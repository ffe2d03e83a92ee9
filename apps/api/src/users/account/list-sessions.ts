import type { Page, SignInSession, SignInSessionQuery } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { mapPage } from '../../shared/page';
import { personBehind } from '../person-behind';
import { SessionStore } from '../sign-in/session.store';

/** Where one is signed in just now. */
@Injectable()
export class ListSessions {
  constructor(private readonly sessions: SessionStore) {}

  async run(asked: SignInSessionQuery, caller: Caller): Promise<Page<SignInSession>> {
    const page = await this.sessions.list(personBehind(caller), asked);
    return mapPage(page, ({ id, createdAt, lastSeenAt, ip, userAgent }) => ({
      ...{ id, current: id === caller.sessionId, ip, userAgent },
      ...{ createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() },
    }));
  }
}

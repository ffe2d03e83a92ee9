import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { named } from '../people/person.entity';
import { personBehind } from '../person-behind';
import { sessionOf } from '../sign-in/session-of';
import { SessionStore } from '../sign-in/session.store';

/** Signs oneself out: in one browser, in all others, everywhere. Streams of those sessions end within seconds. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionStore,
  ) {}

  /** Whether the session that asks has ended with it. */
  async one(id: string, caller: Caller): Promise<boolean> {
    const personId = personBehind(caller);
    await this.unitOfWork.run(caller, async (tx) => {
      await this.sessions.endOwn(tx, personId, id);
      tx.audit('session.ended', named({ id: personId, name: caller.name }), { after: { session: id } });
    });
    return id === caller.sessionId;
  }

  async many(keep: 'current' | undefined, caller: Caller): Promise<boolean> {
    const personId = personBehind(caller);
    await this.unitOfWork.run(caller, async (tx) => {
      if (keep === 'current') await this.sessions.endOthers(tx, personId, sessionOf(caller));
      else await this.sessions.endAll(tx, personId);
      tx.audit('sessions.ended', named({ id: personId, name: caller.name }), { after: { keep: keep ?? null } });
    });
    return keep === undefined;
  }
}

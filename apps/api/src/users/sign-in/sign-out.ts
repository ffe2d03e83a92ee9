import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { assertMatch } from '../../shared/match';
import { GetSession, versionOf } from './get-session';
import { SessionStore } from './session.store';

@Injectable()
export class SignOut {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionStore,
    private readonly getSession: GetSession,
  ) {}

  async run(sessionId: string, caller: Caller): Promise<void> {
    assertMatch(versionOf(await this.getSession.run(sessionId)), caller);
    await this.unitOfWork.run(caller, async (tx) => {
      await this.sessions.end(tx, sessionId);
      tx.audit('session.ended', { type: 'person', id: caller.id, label: caller.name, enterpriseId: null });
    });
  }
}

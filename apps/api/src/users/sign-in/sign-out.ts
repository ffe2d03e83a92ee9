import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { SessionStore } from './session.store';

@Injectable()
export class SignOut {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionStore,
  ) {}

  async run(sessionId: string, caller: Caller): Promise<void> {
    await this.unitOfWork.run(caller, async (tx) => {
      await this.sessions.end(tx, sessionId);
      tx.audit('session.ended', { type: 'person', id: caller.id, label: caller.name, enterpriseId: null });
    });
  }
}

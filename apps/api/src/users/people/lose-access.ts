import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { maySignIn } from '../identity';
import { SessionStore } from '../sign-in/session.store';
import { PersonBlocked } from './people-events';
import type { PersonEntity } from './person.entity';

/** Who may not sign in any more is signed out: what was open does not open again when the state changes back. */
@Injectable()
export class LoseAccess {
  constructor(private readonly sessions: SessionStore) {}

  async ifBarred(tx: Tx, { id, status }: Pick<PersonEntity, 'id' | 'status'>): Promise<void> {
    if (maySignIn(status)) return;
    await this.sessions.endAll(tx, id);
    if (status === 'blocked') tx.emit(new PersonBlocked(id, null));
  }
}

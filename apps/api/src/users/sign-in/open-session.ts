import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { named, type PersonEntity } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { type OpenedSession, SessionStore } from './session.store';

/** Signs somebody in, by whatever let them: under a new id, and a session that the browser had before ends. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly people: PersonStore,
    private readonly sessions: SessionStore,
  ) {}

  async run(tx: Tx, person: Pick<PersonEntity, 'id' | 'name'>, factorAt: Date | null = null): Promise<OpenedSession> {
    if (tx.caller.sessionId !== null) await this.sessions.end(tx, tx.caller.sessionId);
    await this.people.signedIn(tx, person.id);
    tx.audit('session.opened', named(person));
    return this.sessions.open(tx, person.id, factorAt);
  }
}

import type { Session } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { InstallationSettings } from '../../settings';
import type { Identity } from '../../shared/access/caller';
import { versioned } from '../../shared/answers';
import { Clock } from '../../shared/clock';
import { digestOf } from '../../shared/digest';
import { RaError } from '../../shared/problem';
import { EnterprisesOf } from '../people/enterprises-of';
import { kindOf } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { endOf } from './session-life';
import { SessionStore } from './session.store';

/** Who is signed in, where they are a member and what they may do there. */
@Injectable()
export class GetSession {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly sessions: SessionStore,
    private readonly people: PersonStore,
    private readonly enterprisesOf: EnterprisesOf,
    private readonly settings: InstallationSettings,
  ) {}

  async run(sessionId: string): Promise<Session> {
    const [row, identity] = await Promise.all([
      this.sessions.get(sessionId),
      this.sessions.identityOfSession(sessionId),
    ]);
    if (row === null || identity === null) throw new RaError('not-signed-in');
    const person = await this.people.get(row.personId);
    const { sessions } = await this.settings.run(this.db.manager);
    const { id, name, email, locale } = person;
    const session: Session = {
      user: { id, name, email, kind: kindOf(person), locale },
      permissions: [...identity.everywhere],
      enterprises: kindOf(person) === 'operator' ? [] : await this.membershipsOf(identity, id),
      mfa: mfaOf(identity),
      expiresAt: endOf(row.createdAt, this.clock.now(), sessions).toISOString(),
    };
    return versioned(session, versionOf(session));
  }

  /** Those where the person may do something now. */
  private async membershipsOf({ within }: Identity, personId: string): Promise<Session['enterprises']> {
    const all = await this.enterprisesOf.run(this.db.manager, personId);
    return all.flatMap(({ enterprise, role }) => {
      const held = within.get(enterprise.id);
      return held ? [{ ...enterprise, role, permissions: [...held.permissions] }] : [];
    });
  }
}

const mfaOf = ({ factor: { enrolled, required, shownAt } }: Identity): Session['mfa'] => ({
  enrolled: [...enrolled],
  satisfiedAt: shownAt?.toISOString() ?? null,
  required,
});

/** Who somebody is and what they may do. When it will end moves with each call. */
export const versionOf = ({ expiresAt: _moving, ...session }: Session): string => digestOf(session);

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { InstallationSettings } from '../../settings';
import { Clock } from '../../shared/clock';
import { newId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import { maySignIn } from '../identity';
import { type InvitationState, stateOf } from '../invitations/invitation-state';
import type { PersonEntity } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { hashOfToken, newSecretToken } from '../secret-token';
import { PasswordResetEntity } from './password-reset.entity';

/** A reset as the holder of its link meets it. */
export interface OpenedReset {
  readonly reset: PasswordResetEntity;
  readonly person: PersonEntity;
  readonly state: InvitationState;
}

const MINUTE = 60_000;
const tokenForm = /^[\w-]{43}$/;

/** The one way to the table `password_reset`. */
@Injectable()
export class ResetStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly settings: InstallationSettings,
    private readonly people: PersonStore,
  ) {}

  /** A new link; older ones lead nowhere from now on. The token is told once, to whoever mails it. */
  async add(
    tx: Tx,
    { id: personId, email }: Pick<PersonEntity, 'id' | 'email'>,
  ): Promise<[PasswordResetEntity, string]> {
    await this.withdrawAll(tx, personId);
    const { links } = await this.settings.run(tx.manager);
    const expiresAt = new Date(tx.now.getTime() + links.resetMinutes * MINUTE);
    const token = newSecretToken();
    const row: PasswordResetEntity = {
      ...{ id: newId(), personId, email, tokenHash: hashOfToken(token), status: 'pending' },
      ...{ createdAt: tx.now, expiresAt },
    };
    await tx.manager.insert(PasswordResetEntity, row);
    return [row, token];
  }

  async withdrawAll(tx: Tx, personId: string): Promise<void> {
    await tx.manager.update(PasswordResetEntity, { personId, status: 'pending' }, { status: 'withdrawn' });
  }

  async accept(tx: Tx, row: PasswordResetEntity): Promise<void> {
    row.status = 'accepted';
    await tx.manager.save(PasswordResetEntity, row);
  }

  open(token: string): Promise<OpenedReset> {
    return this.behind(this.db.manager, token, this.clock.now(), {});
  }

  openToAct(token: string, tx: Tx): Promise<OpenedReset> {
    return this.behind(tx.manager, token, tx.now, { lock: { mode: 'for_no_key_update' } });
  }

  /** Who may not sign in any more learns no more from a link than that its time is over. */
  private async behind(
    manager: EntityManager,
    token: string,
    now: Date,
    how: { lock?: { mode: 'for_no_key_update' } },
  ): Promise<OpenedReset> {
    const where = { tokenHash: hashOfToken(token) };
    const reset = tokenForm.test(token) ? await manager.findOne(PasswordResetEntity, { where, ...how }) : null;
    if (reset === null) throw new RaError('not-found');
    const person = await this.people.get(reset.personId, manager);
    const barred = reset.status === 'pending' && !(maySignIn(person.status) && person.deletedAt === null);
    return { reset, person, state: barred ? 'expired' : stateOf(reset, now) };
  }
}

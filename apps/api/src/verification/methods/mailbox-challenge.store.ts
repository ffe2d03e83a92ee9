import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { RaError } from '../../shared/problem';
import { MailboxChallengeEntity } from './mailbox.entities';
import { locatorHash } from './mailbox-token';

/** The one way to the table of mailed Tokens. */
@Injectable()
export class MailboxChallengeStore {
  /** The newest of each check: older ones are dead. */
  async newestOf(manager: EntityManager, checkIds: readonly string[]): Promise<MailboxChallengeEntity[]> {
    return this.newest(manager).where('row.checkId = any(:checkIds)', { checkIds }).getMany();
  }

  async lockNewest(tx: Tx, checkId: string): Promise<MailboxChallengeEntity | null> {
    return tx.manager
      .createQueryBuilder(MailboxChallengeEntity, 'row')
      .where('row.checkId = :checkId', { checkId })
      .orderBy('row.createdAt', 'DESC')
      .addOrderBy('row.id', 'DESC')
      .limit(1)
      .setLock('for_no_key_update')
      .getOne();
  }

  async byLocator(manager: EntityManager, locator: string): Promise<MailboxChallengeEntity> {
    return this.found(this.at(manager, { locatorHash: locatorHash(locator) }).getOne());
  }

  async find(manager: EntityManager, id: string): Promise<MailboxChallengeEntity | null> {
    return this.at(manager, { id }).getOne();
  }

  async lock(tx: Tx, id: string): Promise<MailboxChallengeEntity> {
    return this.found(this.at(tx.manager, { id }).setLock('for_no_key_update').getOne());
  }

  async add(tx: Tx, challenge: MailboxChallengeEntity): Promise<void> {
    await tx.manager.insert(MailboxChallengeEntity, challenge);
  }

  async save(tx: Tx, challenge: MailboxChallengeEntity): Promise<void> {
    await tx.manager.save(MailboxChallengeEntity, challenge);
  }

  /** The one that can still be answered, if there is one, ends. */
  async end(tx: Tx, checkId: string, state: 'replaced' | 'withdrawn' | 'expired'): Promise<void> {
    await tx.manager.update(MailboxChallengeEntity, { checkId, state: 'pending' }, { state, endedAt: tx.now });
  }

  private newest(manager: EntityManager) {
    return manager
      .createQueryBuilder(MailboxChallengeEntity, 'row')
      .distinctOn(['row.checkId'])
      .orderBy('row.checkId')
      .addOrderBy('row.createdAt', 'DESC')
      .addOrderBy('row.id', 'DESC');
  }

  private at(manager: EntityManager, where: Partial<Pick<MailboxChallengeEntity, 'id' | 'locatorHash'>>) {
    return manager.createQueryBuilder(MailboxChallengeEntity, 'row').where(where);
  }

  private async found(query: Promise<MailboxChallengeEntity | null>): Promise<MailboxChallengeEntity> {
    const challenge = await query;
    if (challenge === null) throw new RaError('not-found');
    return challenge;
  }
}

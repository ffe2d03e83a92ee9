import type { DomainMethod } from '@countersign/contracts';
import { rule } from '@countersign/rules';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { newId } from '../../shared/ids';
import { SecretBox } from '../../shared/secret-box';
import type { EarlierChallenge } from '../look/looker';
import { DomainChallengeEntity } from './domain.entities';
import { newChallengeValue, newFileName, valueHash } from './challenge-value';

/** Whose challenge: the same enterprise, name and method have one open value at a time. */
export interface ChallengeKey {
  readonly enterpriseId: string;
  readonly name: string;
  readonly method: DomainMethod;
}

const MOST_EARLIER = 20;

/** The one way to the challenges of domains. Values are sealed until they are used: who reads the database can publish none of them. */
@Injectable()
export class DomainChallengeStore {
  constructor(private readonly box: SecretBox) {}

  /** The same value while it lives (T1), whoever asks for it. */
  async openOrNew(tx: Tx, key: ChallengeKey): Promise<DomainChallengeEntity> {
    await this.lockName(tx, key);
    const open = await this.findOpen(tx.manager, key);
    if (open !== null && open.expiresAt > tx.now) return open;
    if (open !== null) await this.end(tx, open, 'expired');
    const made = this.made(key, tx.now);
    await tx.manager.insert(DomainChallengeEntity, made);
    return made;
  }

  findOpen(
    manager: EntityManager,
    { enterpriseId, name, method }: ChallengeKey,
  ): Promise<DomainChallengeEntity | null> {
    return manager.findOneBy(DomainChallengeEntity, { enterpriseId, name, method, state: 'open' });
  }

  /** To decide about it: nobody else may use it up or replace it meanwhile. */
  lock(tx: Tx, id: string): Promise<DomainChallengeEntity | null> {
    return tx.manager
      .createQueryBuilder(DomainChallengeEntity, 'row')
      .where('row.id = :id', { id })
      .setLock('for_no_key_update')
      .getOne();
  }

  openOf(manager: EntityManager, enterpriseId: string, names: readonly string[]): Promise<DomainChallengeEntity[]> {
    return manager.findBy(DomainChallengeEntity, { enterpriseId, name: In([...names]), state: 'open' });
  }

  /** Values that were given out before: one of them may still be published. */
  async earlier(manager: EntityManager, { enterpriseId, name }: ChallengeKey): Promise<EarlierChallenge[]> {
    const rows = await manager.find(DomainChallengeEntity, {
      where: { enterpriseId, name, state: In(['used', 'replaced', 'expired']) },
      order: { createdAt: 'desc' },
      take: MOST_EARLIER,
    });
    return rows.map(({ valueHash, createdAt }) => ({ hash: valueHash.toString('hex'), createdAt }));
  }

  async end(tx: Tx, challenge: DomainChallengeEntity, state: 'used' | 'replaced' | 'expired'): Promise<void> {
    challenge.state = state;
    challenge.endedAt = tx.now;
    await tx.manager.save(DomainChallengeEntity, challenge);
  }

  valueOf(challenge: DomainChallengeEntity): string {
    return this.box.open('domain-challenge', placeOf(challenge.id), challenge.valueSealed).toString();
  }

  private made({ enterpriseId, name, method }: ChallengeKey, now: Date): DomainChallengeEntity {
    const id = newId();
    const value = newChallengeValue();
    return {
      id,
      enterpriseId,
      name,
      method,
      valueSealed: this.box.seal('domain-challenge', placeOf(id), value),
      valueHash: Buffer.from(valueHash(value), 'hex'),
      fileName: method === 'file' ? newFileName(value) : null,
      state: 'open',
      createdAt: now,
      expiresAt: new Date(now.getTime() + rule('domain.random.life', now) * 1000),
      endedAt: null,
    };
  }

  /** Two that start at once get one value, not a refusal. */
  private async lockName(tx: Tx, { enterpriseId, name, method }: ChallengeKey): Promise<void> {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 7))`, [
      `${enterpriseId} ${name} ${method}`,
    ]);
  }
}

const placeOf = (id: string) => ({ table: 'domain_challenge', row: id, field: 'value_sealed' });

import type { ListQuery, Page, Permission } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Tx } from '../../database/tx';
import type { Identity } from '../../shared/access/caller';
import { Clock } from '../../shared/clock';
import { newId } from '../../shared/ids';
import { assertMatch } from '../../shared/match';
import { listOf } from '../../shared/page';
import { RaError } from '../../shared/problem';
import { searchPattern } from '../../shared/search';
import { heldBy, narrowedTo, type Standing } from '../identity';
import { FactorRule } from '../second-factor/factor-rule';
import { hashOfToken, newSecretToken } from '../secret-token';
import { standing } from '../standing-sql';
import { ApiTokenEntity, ONLY_VERSION } from './api-token.entity';

interface Known extends Standing {
  readonly tokenId: string;
  readonly scopes: readonly Permission[];
  readonly lastUsedAt: Date | null;
}

/** What a secret begins with, so that a scanner for leaked ones knows ours. */
const PREFIX = 'cs_';
const MINUTE = 60_000;

const living = (key: 'token_hash' | 'id') =>
  `select ${standing.columns}, known.id as "tokenId", known.scopes, known.last_used_at as "lastUsedAt"
   from api_token known ${standing.joins} where known.${key} = $1 and known.expires_at > $2`;

/** The one way to the table `api_token`; each person has their own. */
@Injectable()
export class ApiTokenStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly factorRule: FactorRule,
  ) {}

  async identityBehind(secret: string): Promise<Identity | null> {
    const known = await this.find('token_hash', hashOfToken(secret));
    if (known) await this.used(known);
    return known && this.identityOf(known);
  }

  async identityOfToken(id: string): Promise<Identity | null> {
    const known = await this.find('id', id);
    return known && this.identityOf(known);
  }

  list(personId: string, asked: ListQuery): Promise<Page<ApiTokenEntity>> {
    const query = this.db.manager
      .createQueryBuilder(ApiTokenEntity, 'row')
      .where('row.personId = :personId', { personId });
    if (asked.q) query.andWhere('row.name ilike :q', { q: searchPattern(asked.q) });
    return listOf(query, asked, { sorts: { createdAt: 'row.createdAt' }, id: 'row.id', whose: personId });
  }

  async add(
    tx: Tx,
    given: Pick<ApiTokenEntity, 'personId' | 'name' | 'scopes' | 'expiresAt'>,
  ): Promise<{ row: ApiTokenEntity; secret: string }> {
    const secret = `${PREFIX}${newSecretToken()}`;
    const row: ApiTokenEntity = {
      id: newId(),
      tokenHash: hashOfToken(secret),
      ...given,
      createdAt: tx.now,
      lastUsedAt: null,
    };
    await tx.manager.insert(ApiTokenEntity, row);
    return { row, secret };
  }

  async remove(tx: Tx, personId: string, id: string): Promise<ApiTokenEntity> {
    const row = await tx.manager.findOneBy(ApiTokenEntity, { id, personId });
    if (row === null) throw new RaError('not-found');
    assertMatch(ONLY_VERSION, tx.caller);
    await tx.manager.delete(ApiTokenEntity, { id });
    return row;
  }

  private async find(key: 'token_hash' | 'id', value: Buffer | string): Promise<Known | null> {
    const [known] = await this.db.query<Known[]>(living(key), [value, this.clock.now()]);
    return known ?? null;
  }

  /** To the minute: enough to see which tokens nobody needs any more. */
  private async used({ tokenId, lastUsedAt }: Known): Promise<void> {
    const now = this.clock.now();
    if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < MINUTE) return;
    await this.db.manager.update(ApiTokenEntity, { id: tokenId }, { lastUsedAt: now });
  }

  /** A token shows no second factor: acts that ask for a fresh one are for people at the portal. */
  private identityOf(known: Known): Identity | null {
    const held = heldBy(known);
    if (held === null) return null;
    const { tokenId, id, name, scopes, factors } = known;
    const factor = this.factorRule.run(held, factors, null);
    return { type: 'token', id: tokenId, name, personId: id, sessionId: null, factor, ...narrowedTo(scopes, held) };
  }
}

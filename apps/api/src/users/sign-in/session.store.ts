import type { Page, SignInSessionQuery } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, Not } from 'typeorm';
import type { Tx } from '../../database/tx';
import { InstallationSettings } from '../../settings';
import type { Identity } from '../../shared/access/caller';
import { Clock } from '../../shared/clock';
import { newId } from '../../shared/ids';
import { listOf } from '../../shared/page';
import { RaError } from '../../shared/problem';
import { searchPattern } from '../../shared/search';
import { heldBy, type Standing } from '../identity';
import { FactorRule } from '../second-factor/factor-rule';
import { hashOfToken, newSecretToken } from '../secret-token';
import { standing } from '../standing-sql';
import { idleSince, isStale, openedSince } from './session-life';
import { SessionEntity } from './session.entity';

interface Known extends Standing {
  readonly sessionId: string;
  readonly lastSeenAt: Date;
  readonly factorAt: Date | null;
}
export interface OpenedSession {
  readonly id: string;
  /** The cookie's value: told once, to the browser. */
  readonly token: string;
}

const living = (key: 'token_hash' | 'id') =>
  `select ${standing.columns}, known.id as "sessionId", known.last_seen_at as "lastSeenAt", known.factor_at as "factorAt"
   from session known ${standing.joins} where known.${key} = $1 and known.last_seen_at > $2 and known.created_at > $3`;

/** The one way to the table `session`. What a person may do is read at each call, so that a change acts at the next one. */
@Injectable()
export class SessionStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly settings: InstallationSettings,
    private readonly factorRule: FactorRule,
  ) {}

  /** Whose cookie this is, and that they are there. */
  async identityBehind(token: string): Promise<Identity | null> {
    const known = await this.find('token_hash', hashOfToken(token));
    if (known && isStale(known.lastSeenAt, this.clock.now())) await this.seen(known.sessionId);
    return known && this.identityOf(known);
  }

  /** The same without using it: an open stream keeps no session alive. */
  async identityOfSession(id: string): Promise<Identity | null> {
    const known = await this.find('id', id);
    return known && this.identityOf(known);
  }

  get(id: string): Promise<SessionEntity | null> {
    return this.db.manager.findOneBy(SessionEntity, { id });
  }

  /** Those that are open now. */
  async list(personId: string, asked: SignInSessionQuery): Promise<Page<SessionEntity>> {
    const [idle, opened] = await this.oldest();
    const query = this.db.manager
      .createQueryBuilder(SessionEntity, 'row')
      .where('row.personId = :personId and row.lastSeenAt > :idle and row.createdAt > :opened', {
        ...{ personId, idle, opened },
      });
    if (asked.q) query.andWhere('(row.ip ilike :q or row.userAgent ilike :q)', { q: searchPattern(asked.q) });
    return listOf(query, asked, {
      sorts: { lastSeenAt: 'row.lastSeenAt', createdAt: 'row.createdAt' },
      id: 'row.id',
    });
  }

  async open(tx: Tx, personId: string, factorAt: Date | null = null): Promise<OpenedSession> {
    const { ip, userAgent } = tx.caller;
    return this.add(tx, { personId, createdAt: tx.now, lastSeenAt: tx.now, factorAt, ip, userAgent });
  }

  /** The same session under a new id, when it may do more than before: who knew the old one has nothing. It ends no later for it. */
  async renew(tx: Tx, id: string, changed: Partial<Pick<SessionEntity, 'factorAt'>> = {}): Promise<OpenedSession> {
    const row = await tx.manager.findOne(SessionEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (row === null) throw new RaError('not-signed-in');
    await this.end(tx, id);
    const { personId, createdAt, factorAt, ip, userAgent } = row;
    return this.add(tx, { personId, createdAt, lastSeenAt: tx.now, factorAt, ip, userAgent, ...changed });
  }

  async end(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(SessionEntity, { id });
  }

  async endOwn(tx: Tx, personId: string, id: string): Promise<void> {
    const { affected } = await tx.manager.delete(SessionEntity, { id, personId });
    if (affected === 0) throw new RaError('not-found');
  }

  async endAll(tx: Tx, personId: string): Promise<void> {
    await tx.manager.delete(SessionEntity, { personId });
  }

  async endOthers(tx: Tx, personId: string, id: string): Promise<void> {
    await tx.manager.delete(SessionEntity, { personId, id: Not(id) });
  }

  async factorShown(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(SessionEntity, { id }, { factorAt: tx.now });
  }

  /** What was shown once proves nothing when the factor is gone. */
  async forgetFactor(tx: Tx, personId: string): Promise<void> {
    await tx.manager.update(SessionEntity, { personId }, { factorAt: null });
  }

  /** Nobody comes back to these. */
  async sweep(): Promise<void> {
    await this.db.query('delete from session where last_seen_at <= $1 or created_at <= $2', await this.oldest());
  }

  private async add(tx: Tx, given: Omit<SessionEntity, 'id' | 'tokenHash'>): Promise<OpenedSession> {
    const token = newSecretToken();
    const row: SessionEntity = { ...given, id: newId(), tokenHash: hashOfToken(token) };
    await tx.manager.insert(SessionEntity, row);
    return { id: row.id, token };
  }

  private async find(key: 'token_hash' | 'id', value: Buffer | string): Promise<Known | null> {
    const [known] = await this.db.query<Known[]>(living(key), [value, ...(await this.oldest())]);
    return known ?? null;
  }

  private async oldest(): Promise<[idle: Date, opened: Date]> {
    const now = this.clock.now();
    const { sessions } = await this.settings.run(this.db.manager);
    return [idleSince(now, sessions), openedSince(now, sessions)];
  }

  private async seen(id: string): Promise<void> {
    await this.db.manager.update(SessionEntity, { id }, { lastSeenAt: this.clock.now() });
  }

  /** A session in which the account's second factor was never shown is none: it is older than the factor. */
  private identityOf(known: Known): Identity | null {
    const held = heldBy(known);
    const { id, name, sessionId, factors, factorAt } = known;
    if (held === null || (factors.length > 0 && factorAt === null)) return null;
    const factor = this.factorRule.run(held, factors, factorAt);
    return { type: 'person', id, name, personId: id, sessionId, factor, ...held };
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Tx } from '../../database/tx';
import type { Identity } from '../../shared/access/caller';
import { Clock } from '../../shared/clock';
import { newId } from '../../shared/ids';
import { heldBy, type Standing } from '../identity';
import { hashOfToken, newSecretToken } from '../secret-token';
import { standing } from '../standing-sql';
import { idleSince, isStale, openedSince } from './session-life';
import { SessionEntity } from './session.entity';

interface Known extends Standing {
  readonly sessionId: string;
  readonly lastSeenAt: Date;
}
export interface OpenedSession {
  readonly id: string;
  /** The cookie's value: told once, to the browser. */
  readonly token: string;
}

const living = (key: 'token_hash' | 'id') =>
  `select ${standing.columns}, known.id as "sessionId", known.last_seen_at as "lastSeenAt" from session known ${standing.joins}
   where known.${key} = $1 and known.last_seen_at > $2 and known.created_at > $3`;

/** The one way to the table `session`. What a person may do is read at each call, so that a change acts at the next one. */
@Injectable()
export class SessionStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Whose cookie this is, and that they are there. */
  async identityBehind(token: string): Promise<Identity | null> {
    const known = await this.find('token_hash', hashOfToken(token));
    if (known && isStale(known.lastSeenAt, this.clock.now())) await this.seen(known.sessionId);
    return known && identityOf(known);
  }

  /** The same without using it: an open stream keeps no session alive. */
  async identityOfSession(id: string): Promise<Identity | null> {
    const known = await this.find('id', id);
    return known && identityOf(known);
  }

  get(id: string): Promise<SessionEntity | null> {
    return this.db.manager.findOneBy(SessionEntity, { id });
  }

  async open(tx: Tx, personId: string): Promise<OpenedSession> {
    const token = newSecretToken();
    const { ip, userAgent } = tx.caller;
    const row: SessionEntity = {
      ...{ id: newId(), tokenHash: hashOfToken(token), personId, createdAt: tx.now, lastSeenAt: tx.now, ip, userAgent },
    };
    await tx.manager.insert(SessionEntity, row);
    return { id: row.id, token };
  }

  async end(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(SessionEntity, { id });
  }

  /** Nobody comes back to these. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.db.query('delete from session where last_seen_at <= $1 or created_at <= $2', [
      idleSince(now),
      openedSince(now),
    ]);
  }

  private async find(key: 'token_hash' | 'id', value: Buffer | string): Promise<Known | null> {
    const now = this.clock.now();
    const [known] = await this.db.query<Known[]>(living(key), [value, idleSince(now), openedSince(now)]);
    return known ?? null;
  }

  private async seen(id: string): Promise<void> {
    await this.db.manager.update(SessionEntity, { id }, { lastSeenAt: this.clock.now() });
  }
}

function identityOf(known: Known): Identity | null {
  const held = heldBy(known);
  const { id, name, sessionId } = known;
  return held && { type: 'person', id, name, personId: id, sessionId, ...held };
}

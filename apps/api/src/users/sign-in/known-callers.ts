import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, type Identity, lacksFactor } from '../../shared/access/caller';
import type { CallerSource } from '../../shared/access/caller-source';
import { ApiTokenStore } from '../api-tokens/api-token.store';
import { SessionStore } from './session.store';
import { Strategies } from './strategies';

/** Tells the ground who calls. State and roles are read each time: what was taken away is gone at the next call. */
@Injectable()
export class KnownCallers implements CallerSource {
  constructor(
    private readonly strategies: Strategies,
    private readonly sessions: SessionStore,
    private readonly tokens: ApiTokenStore,
  ) {}

  callerOf({ cookies, headers }: FastifyRequest): Promise<Identity | null> {
    return this.strategies.byCall(cookies, headers.authorization);
  }

  /** Whose second factor was taken away sees no more either. */
  async alive({ type, id, sessionId }: Caller): Promise<Identity | null> {
    const known = await this.same(type, id, sessionId);
    return known && lacksFactor(known) ? null : known;
  }

  private async same(type: Caller['type'], id: string, sessionId: string | null): Promise<Identity | null> {
    if (sessionId !== null) return this.sessions.identityOfSession(sessionId);
    return type === 'token' ? this.tokens.identityOfToken(id) : null;
  }
}

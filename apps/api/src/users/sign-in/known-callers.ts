import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller, Identity } from '../../shared/access/caller';
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

  alive({ type, id, sessionId }: Caller): Promise<Identity | null> {
    if (sessionId !== null) return this.sessions.identityOfSession(sessionId);
    return type === 'token' ? this.tokens.identityOfToken(id) : Promise.resolve(null);
  }
}

import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RaError } from '../problem';
import { anonymous, type Caller } from './caller';
import { Callers } from './caller-source';
import type { CalledRequest } from './caller-of';
import { wantedOf } from './needs';
import { factsOfRequest } from './request-facts';

/** First of the guards: who asks, and that somebody does where the route wants to know. A caller without a name asks only once, so has no Idempotency-Key. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const facts = factsOfRequest(request);
    const known = await this.callers.callerOf(request);
    request.caller = known ? ({ ...known, ...facts } satisfies Caller) : anonymous({ ...facts, once: null });
    if (!known && wantedOf(this.reflector, context)?.need !== 'anyone') throw new RaError('not-signed-in');
    return true;
  }
}

import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { anonymous, type Caller } from './caller';
import { Callers } from './caller-source';
import type { CalledRequest } from './caller-of';
import { factsOfRequest } from './request-facts';

/** First of the guards: who asks. A caller without a name asks only once, so has no Idempotency-Key. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(private readonly callers: Callers) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const facts = factsOfRequest(request);
    const known = await this.callers.callerOf(request);
    request.caller = known ? ({ ...known, ...facts } satisfies Caller) : anonymous({ ...facts, once: null });
    return true;
  }
}

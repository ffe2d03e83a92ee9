import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { callerOf, type CalledRequest } from '../shared/access/caller-of';
import { Limits } from './limits';

const perSession = { name: 'calls', max: 600, seconds: 60 };

/** 600 calls a minute for a session or token. Who has neither is limited where it matters: at sign-in and behind public links. */
@Injectable()
export class RateGuard implements CanActivate {
  constructor(private readonly limits: Limits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const caller = callerOf(context.switchToHttp().getRequest<CalledRequest>());
    if (caller.type !== 'anonymous') await this.limits.take(perSession, caller.sessionId ?? caller.id);
    return true;
  }
}

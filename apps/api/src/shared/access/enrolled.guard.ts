import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RaError } from '../problem';
import { lacksFactor } from './caller';
import { callerOf, type CalledRequest } from './caller-of';
import { NEEDS, type Wanted } from './needs';
import { WITHOUT_FACTOR } from './second-factor';

/** Who must have a second factor and has none gets no farther than to setting one up, also in a session that was open before (SBR 6.5.1). */
@Injectable()
export class EnrolledGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    const wanted = this.reflector.getAllAndOverride<Wanted | undefined>(NEEDS, places);
    if (wanted?.need === 'anyone' || this.reflector.get<true | undefined>(WITHOUT_FACTOR, context.getHandler()))
      return true;
    if (lacksFactor(callerOf(context.switchToHttp().getRequest<CalledRequest>()))) throw new RaError('mfa-required');
    return true;
  }
}

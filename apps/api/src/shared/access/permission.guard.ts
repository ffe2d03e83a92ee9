import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RaError } from '../problem';
import { mayAnywhere } from './caller';
import { callerOf, type CalledRequest } from './caller-of';
import { NEEDS, type Wanted } from './needs';

/** The one guard of permissions. A route that names none is closed to everyone, and red in routes.spec.ts. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const wanted = this.reflector.getAllAndOverride<Wanted | undefined>(NEEDS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (wanted?.need === 'anyone') return true;
    const caller = callerOf(context.switchToHttp().getRequest<CalledRequest>());
    if (caller.type === 'anonymous') throw new RaError('not-signed-in');
    if (wanted === undefined) throw new RaError('forbidden');
    if (wanted.need !== 'signed-in' && !mayAnywhere(caller, wanted.need)) throw new RaError('forbidden');
    return true;
  }
}

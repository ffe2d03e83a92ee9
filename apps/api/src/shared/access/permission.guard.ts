import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RaError } from '../problem';
import { mayAnywhere } from './caller';
import { callerOf, type CalledRequest } from './caller-of';
import { isHeldEverywhere, wantedOf } from './needs';

/** The one guard of permissions; that somebody is signed in was seen before. A route that names none is closed to everyone, and red in routes.spec.ts. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const wanted = wantedOf(this.reflector, context);
    if (wanted === undefined) throw new RaError('forbidden');
    const { need } = wanted;
    if (need === 'anyone' || need === 'signed-in') return true;
    const caller = callerOf(context.switchToHttp().getRequest<CalledRequest>());
    const holds = isHeldEverywhere(wanted) ? caller.everywhere.includes(need) : mayAnywhere(caller, need);
    if (!holds) throw new RaError('forbidden');
    return true;
  }
}

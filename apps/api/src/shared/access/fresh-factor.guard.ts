import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { callerOf, type CalledRequest } from './caller-of';
import { FreshFactor } from './fresh-factor';
import { FRESH_FACTOR } from './second-factor';

/** After the permission, so that nobody types a code for what their role does not allow. */
@Injectable()
export class FreshFactorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly fresh: FreshFactor,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.get<true | undefined>(FRESH_FACTOR, context.getHandler()))
      this.fresh.assert(callerOf(context.switchToHttp().getRequest<CalledRequest>()));
    return true;
  }
}

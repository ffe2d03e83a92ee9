import { permissions, type Permission } from '@countersign/contracts';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isId } from '../ids';
import { RaError } from '../problem';
import { callerOf, type CalledRequest } from './caller-of';
import { LookUps } from './looks-up';
import { wantedOf } from './needs';
import { Scope } from './scope';

/**
 * Before the body is looked at: the row that the address names is within the caller's scope. A foreign id and a
 * missing one take the same way and get the same answer; who may read the row but not do this hears 403.
 */
@Injectable()
export class TenantGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly lookUps: LookUps,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const wanted = wantedOf(this.reflector, context);
    if (wanted === undefined || typeof wanted.tenant === 'string') return true;
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const id = (request.params as Readonly<Record<string, string>>)[wanted.tenant.param ?? 'id'];
    if (!isId(id)) throw new RaError('not-found');
    const caller = callerOf(request);
    const lookUp = this.lookUps.of(wanted.tenant.of);
    const need = wanted.need as Permission;
    if (await lookUp(id, Scope.of(caller, need))) return true;
    const reading = readingOf(need);
    throw new RaError(reading && (await lookUp(id, Scope.of(caller, reading))) ? 'forbidden' : 'not-found');
  }
}

function readingOf(need: Permission): Permission | undefined {
  const reading = need.replace(/:.*/, ':read');
  return permissions.find((one) => one === reading && one !== need);
}

import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { RaError, type Fault } from '../problem';
import { pathOf } from '../zod-faults';
import type { CalledRequest } from './caller-of';
import { isOnceKey, onceHeader } from './request-facts';

/** Last of the guards: what no schema will see. A body that nobody reads is refused, so that nothing is silently dropped. */
@Injectable()
export class FormGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const key = onceHeader(request);
    if (key !== null && !isOnceKey(key))
      throw new RaError('invalid-field', { detail: 'Idempotency-Key takes 1 to 255 visible ASCII characters.' });
    const { body } = request;
    if (body === undefined || takesBody(context)) return true;
    const errors = faultsOf(body);
    if (errors.length > 0) throw new RaError(errors[0]?.code ?? 'unknown-field', { errors });
    return true;
  }
}

/** `{}` says nothing. */
function faultsOf(body: unknown): Fault[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [{ path: '', code: 'invalid-field' }];
  return Object.keys(body).map((key) => ({ path: pathOf([key], 'body'), code: 'unknown-field' }));
}

/** Nest keeps a handler's parameters as `<kind>:<place>`. */
function takesBody(context: ExecutionContext): boolean {
  const args = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as
    object | undefined;
  return Object.keys(args ?? {}).some((one) => one.startsWith(`${RouteParamtypes.BODY}:`));
}

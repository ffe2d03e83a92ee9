import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller';

/** Set by the caller guard, the first of all guards. */
export type CalledRequest = FastifyRequest & { caller?: Caller };

export function callerOf(request: CalledRequest): Caller {
  if (!request.caller) throw new Error('No caller: the guards have not run');
  return request.caller;
}

/** `@CallerOf() caller: Caller` */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<CalledRequest>()),
);

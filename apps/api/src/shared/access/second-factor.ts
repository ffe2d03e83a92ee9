import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const FRESH_FACTOR = 'fresh factor';
export const WITHOUT_FACTOR = 'without factor';

/** What an open session alone must not do: the second factor was shown within the last ten minutes. OpenAPI shows it as `x-fresh-factor`. */
export const NeedsFreshFactor = (): MethodDecorator =>
  applyDecorators(SetMetadata(FRESH_FACTOR, true), ApiExtension('x-fresh-factor', true));

/** Open to an account that must have a second factor and has none: what it takes to set one up, and to leave. */
export const OpenWithoutFactor = (): MethodDecorator =>
  applyDecorators(SetMetadata(WITHOUT_FACTOR, true), ApiExtension('x-open-without-factor', true));

import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Bodies that are not JSON, each for the routes that say so, and how many bytes are read of one. */
export const BYTES = { 'application/ocsp-request': 8 * 1024, 'text/csv': 5 * 1024 * 1024 } as const;
type Taken = keyof typeof BYTES;

/** The route takes a body of this type alone, and gets it as a Buffer; none is undefined. */
export const TakesBytes = (type: Taken): MethodDecorator =>
  applyDecorators(
    RouteConfig({ takes: type }),
    ApiConsumes(type),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );

export const takenBy = ({ routeOptions }: FastifyRequest): string =>
  (routeOptions.config as { takes?: Taken }).takes ?? 'application/json';

import cookie from '@fastify/cookie';
import { Module, type DynamicModule, type LogLevel, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './config';
import { GroundModule, type Ground } from './ground.module';
import { ReadinessProbe } from './health';
import { openApi } from './openapi';
import { servePages } from './pages';
import { securityHeaders } from './security-headers';
import { fastifyAdapter } from './shared/fastify';
import { Log } from './shared/log';
import { ProblemFilter } from './shared/problem.filter';
import { refuseEarly } from './shared/refuse-early';
import type { RouteTable } from './shared/route-table';

export interface Parts extends Ground {
  /** The modules above the ground. */
  readonly business: Type | DynamicModule;
  /** The folder of the built portal. */
  readonly web?: string;
}
export interface Application {
  readonly app: NestFastifyApplication;
  readonly routes: RouteTable;
}

/** These addresses stand outside `/api/v1`, where the world looks for them. */
const outside = ['healthz', 'readyz', 'problems/*path', 'pki/*path', 'dev/*path', 'dev/mail', 'dev/mail.json'];

const levels: Readonly<Record<Config['logLevel'], LogLevel[]>> = {
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug'],
};

export async function createApplication({ business, web, ...ground }: Parts): Promise<Application> {
  const { config } = ground;
  const headers = securityHeaders(config);
  const { adapter, routes } = fastifyAdapter(config, headers);
  const logger = new Log({ json: config.production, logLevels: levels[config.logLevel] });
  const root = { module: RootModule, imports: [GroundModule.with(ground), business] };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger });
  app.useGlobalFilters(new ProblemFilter(routes, config.publicUrl));
  app.setGlobalPrefix('api/v1', { exclude: outside });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-trace-id': request.id });
  });
  fastify.addHook('onRequest', refuseEarly(routes));
  const readiness = app.get(ReadinessProbe);
  fastify.addHook('onSend', async (_, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (readiness.isStopping) reply.header('connection', 'close'); // so that nobody sends into a connection that ends
  });
  await app.register(cookie);
  let document: OpenAPIObject | undefined;
  fastify.get('/api/openapi.json', () => (document ??= openApi(app, config)));
  if (web !== undefined) await servePages(app, web);
  return { app, routes };
}

@Module({})
class RootModule {}

import type { FastifyInstance, FastifyRequest } from 'fastify';

type Done = (error: Error | null, body?: unknown) => void;

const CSV = 5 * 1024 * 1024;
/** For the configuration of a route (`@RouteConfig`): it takes a table, and nothing else. */
export const takesCsv = { takes: 'text/csv' } as const;
const takes = ({ routeOptions: { config } }: FastifyRequest) =>
  (config as { takes?: string }).takes ?? 'application/json';

/**
 * JSON alone, with the type of a merge patch for PATCH (RFC 7396 §4), or a table where the route says so: a form or a text that another
 * site can send is 415. An empty body is none.
 */
export function takeJsonOrTables(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  const read = (request: FastifyRequest, body: string | Buffer, done: Done): void => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, String(body), done);
  };
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done: Done) => {
    if (takes(request) === 'application/json') read(request, body, done);
    else done(notTaken());
  });
  fastify.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, (request, body, done: Done) => {
    if (request.method === 'PATCH') read(request, body, done);
    else done(notTaken());
  });
  fastify.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit: CSV }, (request, body, done: Done) => {
    if (takes(request) === 'text/csv' && isUtf8(request)) done(null, String(body));
    else done(notTaken());
  });
}

/** What says nothing is UTF-8 (RFC 7111 §3). */
const isUtf8 = ({ headers }: FastifyRequest) =>
  /^utf-?8$/i.test(/;\s*charset="?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8');

const notTaken = () => Object.assign(new Error('This route does not take such a body'), { statusCode: 415 });

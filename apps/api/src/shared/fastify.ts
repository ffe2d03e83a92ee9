import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config';
import { factsOf } from './answers';
import { newId } from './ids';
import { takeJsonAlone } from './media-types';
import { problemOf } from './problem';
import { sendProblem } from './problem.filter';
import { answerUnreadable } from './unreadable';
import { RouteTable } from './route-table';

const BODY = 256 * 1024;
/** Milliseconds that a caller has for the head and for the whole of a call: who sends a byte now and then holds nothing for long. */
const HEAD = 10_000;
const WHOLE = 60_000;

/** Says with an answer what travels with its object: status, Location, ETag. */
class AnsweringAdapter extends FastifyAdapter {
  /** Nest's own would take forms too. */
  override registerParserMiddleware(prefix?: string, rawBody?: boolean): void {
    if (this.isParserRegistered) return;
    super.registerParserMiddleware(prefix, rawBody);
    takeJsonAlone(this.getInstance());
  }

  override reply(response: FastifyReply, body: unknown, statusCode?: number): ReturnType<FastifyAdapter['reply']> {
    const { status, location, etag, headers } = factsOf(body);
    if ('headers' in response)
      void response.headers({ ...headers, ...(location && { location }), ...(etag && { etag }) });
    return super.reply(response, status === 204 ? undefined : body, status ?? statusCode);
  }
}

type Told = Pick<Config, 'publicUrl' | 'trustedProxies'>;

/** Fastify as the API uses it, with the table of its routes. An address that names a host (RFC 9112 §3.2.2) is its path: PUBLIC_URL says who we are. `frameworkErrors` answers what never reaches a hook or a filter: malformed addresses. */
export function fastifyAdapter(
  { publicUrl, trustedProxies }: Told,
  headers: Readonly<Record<string, string>>,
): {
  adapter: FastifyAdapter;
  routes: RouteTable;
} {
  const unreadable = answerUnreadable(publicUrl, headers);
  const adapter = new AnsweringAdapter({
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    bodyLimit: BODY,
    requestTimeout: WHOLE,
    http: { headersTimeout: HEAD, connectionsCheckingInterval: 2000, requireHostHeader: false },
    rewriteUrl: ({ url = '' }) => url.replace(/^https?:\/\/[^/?#]*/i, '') || '/',
    forceCloseConnections: 'idle',
    genReqId: () => newId(),
    clientErrorHandler: unreadable,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(headers); // no hook has run
      sendProblem(problemOf(error), publicUrl, request, reply);
    },
  });
  const { server } = adapter.getInstance();
  server.on('connect', (_, socket) => {
    unreadable({ code: 'CONNECT' }, socket);
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response)); // else a bare 417
  return { adapter, routes: new RouteTable(adapter.getInstance()) };
}

import type { FastifyInstance, FastifyRequest } from 'fastify';

type Done = (error: Error | null, body?: unknown) => void;

/** JSON alone, with the type of a merge patch for PATCH (RFC 7396 §4): a form or a text that another site can send is 415. An empty body is none. */
export function takeJsonAlone(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  const read = (request: FastifyRequest, body: string | Buffer, done: Done): void => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, String(body), done);
  };
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, read);
  fastify.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, (request, body, done: Done) => {
    if (request.method === 'PATCH') read(request, body, done);
    else done(Object.assign(new Error('Only PATCH takes a merge patch'), { statusCode: 415 }));
  });
}

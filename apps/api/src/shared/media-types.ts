import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BYTES, takenBy } from './takes-bytes';

type Done = (error: Error | null, body?: unknown) => void;
type Read = (request: FastifyRequest, body: string | Buffer, done: Done) => void;

/**
 * JSON alone, with the type of a merge patch for PATCH (RFC 7396 §4): a form or a text that another site can send is 415, and so is
 * what another route takes. An empty body is none.
 */
export function takeJsonAlone(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  const json: Read = (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, String(body), done);
  };
  const patch: Read = (request, body, done) => {
    if (request.method === 'PATCH') json(request, body, done);
    else done(notHere());
  };
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, where('application/json', json));
  fastify.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, where('application/json', patch));
  for (const [type, bodyLimit] of Object.entries(BYTES))
    fastify.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit }, where(type, bytes));
}

const bytes: Read = (_, body, done) => {
  done(null, body);
};

const where =
  (type: string, read: Read): Read =>
  (request, body, done) => {
    if (takenBy(request) === type && isUtf8(request)) read(request, body, done);
    else done(notHere());
  };

/** Texts come in UTF-8 (RFC 8259 §8.1, RFC 7111 §3), and what says nothing of it is. */
const isUtf8 = ({ headers }: FastifyRequest) =>
  /^utf-?8$/i.test(/;\s*charset="?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8');

const notHere = () => Object.assign(new Error('Another type is taken here'), { statusCode: 415 });

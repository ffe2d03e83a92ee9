import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { RaError } from '../problem';
import type { CallFacts, OnceKey } from './caller';

const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header) ?? null;

/** How a call came. `request.ip` already heeds TRUSTED_PROXIES. */
export function factsOfRequest(request: FastifyRequest): CallFacts {
  return {
    ip: request.ip,
    userAgent: one(request.headers['user-agent'])?.slice(0, 500) ?? null,
    traceId: request.id,
    ifMatch: one(request.headers['if-match']),
    once: onceKeyOf(request),
  };
}

function onceKeyOf(request: FastifyRequest): OnceKey | null {
  const key = one(request.headers['idempotency-key']);
  if (key === null || request.method !== 'POST') return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new RaError('invalid-field', { detail: 'Idempotency-Key takes 1 to 255 visible ASCII characters.' });
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
  return { key, method: request.method, path: request.url, bodyHash };
}

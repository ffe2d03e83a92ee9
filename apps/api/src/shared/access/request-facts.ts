import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
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

/** The header Idempotency-Key, where it means something. */
export const onceHeader = ({ method, headers }: FastifyRequest): string | null =>
  method === 'POST' ? one(headers['idempotency-key']) : null;
export const isOnceKey = (text: string): boolean => /^[\x21-\x7e]{1,255}$/.test(text);

function onceKeyOf(request: FastifyRequest): OnceKey | null {
  const key = onceHeader(request);
  if (key === null || !isOnceKey(key)) return null; // which its own guard refuses
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
  return { key, method: request.method, path: request.url, bodyHash };
}

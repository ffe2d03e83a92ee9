import type { FastifyRequest } from 'fastify';
import { RaError } from './problem';
import type { RouteTable } from './route-table';

/** What the head of a call says already, before anything of its body is read: not one host, no address, another method, more than the route takes. */
export const refuseEarly =
  (routes: RouteTable) =>
  async (request: FastifyRequest): Promise<void> => {
    if (!namesOneHost(request) || /^[^?]*%00/.test(request.url)) throw new RaError('invalid-url');
    if (request.is404) throw notThere(routes, request);
    const length = Number(request.headers['content-length'] ?? 0);
    if (length > request.routeOptions.bodyLimit) throw new RaError('too-large');
  };

/** Perhaps the address exists for other methods (RFC 9110 §15.5.6). */
export function notThere(routes: RouteTable, { url, method }: Pick<FastifyRequest, 'url' | 'method'>): RaError {
  const methods = routes.methodsAt(url);
  return methods.length > 0 && !methods.includes(method)
    ? new RaError('method-not-allowed', { headers: { allow: methods.join(', ') } })
    : new RaError('not-found');
}

/** RFC 9112 §3.2. Node would answer by itself, and without a problem. */
function namesOneHost({ raw }: FastifyRequest): boolean {
  const hosts = raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length;
  return hosts === 1 || (hosts === 0 && raw.httpVersion === '1.0');
}

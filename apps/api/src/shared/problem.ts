import { problems, type ProblemCode } from '@countersign/contracts';

/** One thing that is wrong, and where: a JSON Pointer into the body (RFC 6901), or `?name` for the query. */
export interface Fault {
  readonly path: string;
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface ProblemExtra {
  readonly detail?: string;
  readonly errors?: readonly Fault[];
  readonly params?: Readonly<Record<string, string | number>>;
  readonly retryAfter?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem (RFC 9457 §3.2), such as `triesLeft`. */
  readonly more?: object;
}

/** What a use case throws; the filter makes problem+json (RFC 9457) of it. */
export class RaError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly extra: ProblemExtra = {},
  ) {
    super(extra.detail === undefined ? code : `${code}: ${extra.detail}`);
  }
}

/** Nest and Fastify speak in statuses. Each of these has one code here. */
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-json',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  414: 'not-found', // a part of the address is longer than any id or token
  415: 'unsupported-media-type',
  429: 'rate-limited',
  503: 'unavailable',
};

/** PostgreSQL could not serve us just now: no connection, shutting down, out of resources, out of time, always second. */
const away = /^(08|53|57P)|^(40001|40P01|55P03|57014|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const awayInWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** The problem of anything that was thrown: ours, Nest's (`status`), Fastify's (`statusCode`), PostgreSQL's (`code`). */
export function problemOf(error: unknown): RaError {
  if (error instanceof RaError) return error;
  const { status, statusCode, code, message } = (error ?? {}) as Record<string, unknown>;
  if (isAway(code, message)) return new RaError('unavailable', { retryAfter: 2 });
  if (code === 'FST_ERR_BAD_URL') return new RaError('invalid-url');
  return new RaError(codeOfStatus[Number(statusCode)] ?? codeOfStatus[Number(status)] ?? 'internal');
}

const isAway = (code: unknown, message: unknown) =>
  (typeof code === 'string' && away.test(code)) || (typeof message === 'string' && awayInWords.test(message));

export const statusOf = (code: ProblemCode): number => problems[code].status;

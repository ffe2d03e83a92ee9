import { type ProblemCode, problems } from '@countersign/contracts';
import { detail, say } from '@countersign/words';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { newId } from './ids';

type Headers = Readonly<Record<string, string>>;
interface Refusal {
  readonly status: number;
  readonly code: ProblemCode;
}

const refusals: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'too-large' }, // RFC 6585 §5
  CONNECT: { status: 405, code: 'method-not-allowed' }, // we are no proxy
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'too-slow' },
};
const notHttp: Refusal = { status: problems['invalid-url'].status, code: 'invalid-url' };

/** Milliseconds that the other side has to read the answer and hang up. */
const LINGER = 2000;

/** What Node's parser could not read as HTTP (RFC 9112) never becomes a request: the answer is written by hand, and the connection ends. */
export const answerUnreadable =
  (publicUrl: string, headers: Headers) =>
  (error: { readonly code?: string }, socket: Duplex): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const traceId = newId();
    const { status, code } = refusals[error.code ?? ''] ?? notHttp;
    const body = JSON.stringify({
      type: `${publicUrl}/problems/${code}`,
      code,
      title: say(code).title,
      status,
      detail: detail(code),
      instance: traceId,
      retryable: problems[code].retryable,
      errors: [],
    });
    const all = { ...headers, ...described(body, traceId) };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    socket.resume(); // unread, the rest would make of our end a reset that takes the answer with it
    setTimeout(() => socket.destroy(), LINGER).unref();
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  };

const described = (body: string, traceId: string): Headers => ({
  'content-type': 'application/problem+json; charset=utf-8',
  'content-length': String(Buffer.byteLength(body)),
  'cache-control': 'no-store',
  connection: 'close',
  'x-trace-id': traceId,
});

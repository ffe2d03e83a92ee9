import { problems } from '@countersign/contracts';
import { detail, say } from '@countersign/words';
import type { Socket } from 'node:net';
import { newId } from './ids';

type Headers = Readonly<Record<string, string>>;

/** What Node's parser could not read as HTTP (RFC 9112) never becomes a request: the answer is written by hand, and the connection ends. */
export const answerUnreadable =
  (publicUrl: string, headers: Headers) =>
  (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const traceId = newId();
    const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'too-large' : 'invalid-url';
    const body = JSON.stringify({
      type: `${publicUrl}/problems/${code}`,
      code,
      title: say(code).title,
      status: problems[code].status,
      detail: detail(code),
      instance: traceId,
      retryable: false,
      errors: [],
    });
    const all = { ...headers, ...described(body, traceId) };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    socket.end(`HTTP/1.1 ${problems[code].status} ${say(code).title}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  };

const described = (body: string, traceId: string): Headers => ({
  'content-type': 'application/problem+json; charset=utf-8',
  'content-length': String(Buffer.byteLength(body)),
  'cache-control': 'no-store',
  connection: 'close',
  'x-trace-id': traceId,
});

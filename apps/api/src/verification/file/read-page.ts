import { createHash } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { errorCode } from './error-code';
import type { FileFault, FileHop } from './sighting';

/** No person waits longer, and nothing longer can be the file. */
export interface PageLimits {
  readonly headerBytes: number;
  readonly bodyBytes: number;
}

export type PageSeen = Pick<FileHop, 'status' | 'location' | 'tls' | 'server' | 'contentType'>;
export interface Page extends PageSeen {
  readonly body: Buffer | null;
  readonly fault: FileFault | null;
}

const nothing = { status: null, location: null, server: null, contentType: null, body: null };

/** One GET over a connection that is already there: no agent, no cookies, nothing decoded, no redirect followed, the body cut. */
export async function readPage(socket: Socket, url: URL, limits: PageLimits, signal: AbortSignal): Promise<Page> {
  const tls = tlsOf(socket);
  try {
    const answer = await answerOf(socket, url, limits, signal);
    const seen = {
      status: answer.statusCode ?? null,
      location: answer.headersDistinct['location']?.at(-1) ?? null,
      tls,
      server: answer.headersDistinct['server']?.at(-1) ?? null,
      contentType: answer.headers['content-type'] ?? null,
    };
    return { ...seen, ...(await contentOf(answer, limits, signal)) };
  } catch (error) {
    return { ...nothing, tls, fault: faultOf(error, signal) };
  } finally {
    socket.destroy();
  }
}

const answerOf = (socket: Socket, url: URL, { headerBytes }: PageLimits, signal: AbortSignal) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request({
      createConnection: () => socket,
      method: 'GET',
      path: url.pathname + url.search,
      setHost: false,
      headers: {
        Host: url.host,
        'User-Agent': 'Countersign-DCV',
        Accept: '*/*',
        'Accept-Encoding': 'identity',
        Connection: 'close',
      },
      maxHeaderSize: headerBytes,
      insecureHTTPParser: false,
      signal,
    });
    asked.on('response', resolve).on('error', reject).end();
  });

/** Of an answer that is looked at no further (a redirect, a compressed one) nothing is read. */
async function contentOf(
  answer: IncomingMessage,
  { bodyBytes }: PageLimits,
  signal: AbortSignal,
): Promise<Pick<Page, 'body' | 'fault'>> {
  const status = answer.statusCode ?? 0;
  if (status >= 300 && status < 400) return { body: null, fault: null };
  const encoding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding !== '' && encoding !== 'identity')
    return { body: null, fault: { code: 'file-encoded', reason: encoding } };

  const parts: Buffer[] = [];
  const read = () => Buffer.concat(parts).subarray(0, bodyBytes);
  let length = 0;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length > bodyBytes) return { body: read(), fault: { code: 'file-too-large', reason: 'body' } };
    }
    return { body: read(), fault: null };
  } catch (error) {
    return { body: read(), fault: faultOf(error, signal) };
  }
}

function faultOf(error: unknown, signal: AbortSignal): FileFault {
  if (signal.aborted) return { code: 'file-too-slow', reason: 'total' };
  const reason = errorCode(error);
  return reason === 'HPE_HEADER_OVERFLOW'
    ? { code: 'file-too-large', reason: 'headers' }
    : { code: 'file-unreachable', reason };
}

function tlsOf(socket: Socket): FileHop['tls'] {
  if (!(socket instanceof TLSSocket)) return null;
  const { raw } = socket.getPeerCertificate();
  return { version: socket.getProtocol() ?? '', certSha256: createHash('sha256').update(raw).digest('hex') };
}

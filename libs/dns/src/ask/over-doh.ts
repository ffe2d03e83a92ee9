import { Agent, request as httpsRequest } from 'node:https';
import { largestMessage } from '../wire/framing';
import type { Inbox, Outcome } from './inbox';
import { once } from './once';

/** Its own agent: connections are used again, proxies of the environment are not used, and no variable switches the certificate's check off. */
const agent = new Agent({ keepAlive: true, maxSockets: 64, rejectUnauthorized: true });

/** RFC 8484. A redirect, an error or another type of content is no answer. */
export function overDoh(url: URL, request: Uint8Array, inbox: Inbox, within: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const headers = { 'content-type': mediaType, accept: mediaType, 'content-length': request.length };
    const asked = httpsRequest(url, { method: 'POST', agent, headers });
    const settle = once((outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    });
    const giveUp = (outcome: Outcome) => {
      settle(outcome);
      asked.destroy();
    };
    const timer = setTimeout(() => {
      giveUp(inbox.close('timeout'));
    }, within);
    asked.on('error', () => {
      settle(inbox.close('unreachable'));
    });
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > largestMessage) giveUp(inbox.refuse(start(chunks)));
      });
      response.on('error', () => {
        settle(inbox.close('unreachable'));
      });
      response.on('end', () => {
        const isMessage = response.statusCode === 200 && response.headers['content-type'] === mediaType;
        const body = start(chunks);
        settle(isMessage ? (inbox.take(body) ?? inbox.close('unreachable')) : inbox.refuse(body));
      });
    });
    asked.end(request);
  });
}

const mediaType = 'application/dns-message';

const start = (chunks: readonly Buffer[]): Buffer => Buffer.concat(chunks).subarray(0, largestMessage);

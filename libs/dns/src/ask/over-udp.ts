import { createSocket } from 'node:dgram';
import { isIP } from 'node:net';
import type { Inbox, Outcome } from './inbox';
import { once } from './once';

export interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * V-R2: a socket of its own with a port that the system chose. It is connected: the system delivers only what comes from the address and port
 * that were asked, and tells when nobody listens there.
 */
export function overUdp({ host, port }: Place, request: Uint8Array, inbox: Inbox, within: number): Promise<Outcome> {
  const socket = createSocket(isIP(host) === 6 ? 'udp6' : 'udp4');
  return new Promise((resolve) => {
    const settle = once((outcome) => {
      clearTimeout(timer);
      socket.close();
      resolve(outcome);
    });
    const timer = setTimeout(() => {
      settle(inbox.close('timeout'));
    }, within);
    socket.on('error', () => {
      settle(inbox.close('unreachable'));
    });
    socket.on('message', (message) => {
      const outcome = inbox.take(message);
      if (outcome) settle(outcome);
    });
    socket.on('connect', () => {
      socket.send(request);
    });
    socket.connect(port, host);
  });
}

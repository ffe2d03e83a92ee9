import { connect } from 'node:net';
import { once } from './once';
import type { Inbox, Outcome } from './inbox';
import type { Place } from './over-udp';

/** RFC 7766: each message behind its length. */
export function overTcp({ host, port }: Place, request: Uint8Array, inbox: Inbox, within: number): Promise<Outcome> {
  const socket = connect(port, host);
  return new Promise((resolve) => {
    const settle = once((outcome) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    });
    const timer = setTimeout(() => {
      settle(inbox.close('timeout'));
    }, within);
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let message = firstIn(rest); message; message = firstIn(rest)) {
        rest = rest.subarray(2 + message.length);
        const outcome = inbox.take(message);
        if (outcome) settle(outcome);
      }
    });
    socket.on('error', () => {
      settle(inbox.close('unreachable'));
    });
    socket.on('close', () => {
      settle(inbox.close('unreachable'));
    });
    socket.on('connect', () => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(request.length);
      socket.write(Buffer.concat([length, request]));
    });
  });
}

function firstIn(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 2) return undefined;
  const end = 2 + bytes.readUInt16BE(0);
  return bytes.length >= end ? bytes.subarray(2, end) : undefined;
}

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What comes back for these bytes: messages in order, or nothing. */
export type Behaviour = (query: Buffer, over: 'udp' | 'tcp') => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;

export interface NameServer extends AsyncDisposable {
  readonly port: number;
  /** "127.0.0.1:4711" */
  readonly text: string;
  /** Everything that was asked. */
  readonly asked: { readonly over: 'udp' | 'tcp'; readonly query: Buffer }[];
}

/** A name server on loopback, UDP and TCP, that does as it is told; on a free port where none is given. */
export async function nameServer(behaviour: Behaviour, host = '127.0.0.1', on = 0): Promise<NameServer> {
  const asked: NameServer['asked'] = [];
  const answer = async (query: Buffer, over: 'udp' | 'tcp', send: (message: Uint8Array) => void) => {
    asked.push({ query, over });
    for (const message of await behaviour(query, over)) send(message);
  };

  const open = new Set<Socket>();
  const tcp = createServer((socket) => {
    open.add(socket.on('error', () => socket.destroy()));
    socket.on('data', (bytes: Buffer) => {
      void answer(bytes.subarray(2), 'tcp', (message) => {
        if (!socket.destroyed)
          socket.write(Buffer.concat([Buffer.of(message.length >> 8, message.length & 0xff), message]));
      });
    });
  }).listen(on, host);
  await once(tcp, 'listening');
  const address = tcp.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const udp = createSocket('udp4').bind(port, host);
  let closed = false;
  udp.on('message', (query, from) => {
    void answer(query, 'udp', (message) => {
      if (!closed) udp.send(message, from.port, from.address);
    });
  });
  await once(udp, 'listening');

  return {
    port,
    text: `${host}:${port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      closed = true;
      udp.close();
      for (const socket of open) socket.destroy();
      tcp.close();
      await once(tcp, 'close');
    },
  };
}

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openPinned, OutboundRefused, type PinnedLimits } from './open-pinned';
import { outboundRules } from './outbound-rules';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listener(host: string) {
  const came: Socket[] = [];
  const server = createServer((socket) => came.push(socket)).listen(0, host);
  servers.push(server);
  await once(server, 'listening');
  return { came, port: (server.address() as AddressInfo).port };
}
const limits = (given: Partial<PinnedLimits> = {}): PinnedLimits => ({
  refusalOf: outboundRules(['127.0.0.9']),
  connectMs: 1000,
  signal: new AbortController().signal,
  ...given,
});

describe('V-F6: a pinned connection', () => {
  it('goes to the address that was judged', async () => {
    const { port } = await listener('127.0.0.9');
    const socket = await openPinned({ address: '127.0.0.9', port, tls: null }, limits());
    expect([socket.remoteAddress, socket.remotePort]).toEqual(['127.0.0.9', port]);
    socket.destroy();
  });

  it.each(['127.0.0.1', '::ffff:127.0.0.9', 'localhost', '127.1'])('does not begin with %s', async (address) => {
    const { came, port } = await listener('127.0.0.1');
    await expect(openPinned({ address, port, tls: null }, limits())).rejects.toBeInstanceOf(OutboundRefused);
    expect(came).toEqual([]);
  });

  it('is given up where it ended at another peer', async () => {
    const { port } = await listener('127.0.0.1');
    const elsewhere: Socket[] = [];
    const dial = () => {
      const socket = connect({ host: '127.0.0.1', port });
      elsewhere.push(socket);
      return socket;
    };
    const opened = openPinned({ address: '127.0.0.9', port, tls: null }, limits(), dial);
    await expect(opened).rejects.toThrow('Not the address that was judged');
    expect(elsewhere.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  it('is given up at another port', async () => {
    const { port } = await listener('127.0.0.9');
    const dial = () => connect({ host: '127.0.0.9', port });
    const opened = openPinned({ address: '127.0.0.9', port: port - 1, tls: null }, limits(), dial);
    await expect(opened).rejects.toBeInstanceOf(OutboundRefused);
  });

  it('ends when its caller stops, and does not begin after that', async () => {
    const { port, came } = await listener('127.0.0.9');
    const stop = new AbortController();
    const tls = { servername: 'x.example.org' };
    const opened = openPinned({ address: '127.0.0.9', port, tls }, limits({ signal: stop.signal }));
    setTimeout(() => {
      stop.abort();
    }, 50);
    await expect(opened).rejects.toMatchObject({ code: 'ABORT_ERR' });
    await expect(openPinned({ address: '127.0.0.9', port, tls }, limits({ signal: stop.signal }))).rejects.toThrow();
    expect(came).toHaveLength(1);
  });
});

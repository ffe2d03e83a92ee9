import { once } from 'node:events';
import { connect, isIPv4, SocketAddress, type Socket, type TcpNetConnectOpts } from 'node:net';
import { connect as secure } from 'node:tls';
import type { Refusal, RefusalOf } from './outbound-rules';

/** An address as it was resolved and judged. Its name is told to the server alone, nobody resolves it again. */
export interface Target {
  readonly address: string;
  readonly port: number;
  /** Null: without TLS. The certificate is not verified here: who needs that looks at the socket's. */
  readonly tls: { readonly servername: string } | null;
}

export interface PinnedLimits {
  readonly refusalOf: RefusalOf;
  /** For connection and TLS handshake together. */
  readonly connectMs: number;
  readonly signal: AbortSignal;
}

/** The address may not be reached, or the connection ended at another one. */
export class OutboundRefused extends Error {
  constructor(
    readonly address: string,
    readonly refusal: Refusal,
  ) {
    super(`${address} is refused: ${refusal.why} (${refusal.range})`);
  }
}

type Dial = (options: TcpNetConnectOpts) => Socket;
const canonical = (address: string) =>
  new SocketAddress({ address, family: isIPv4(address) ? 'ipv4' : 'ipv6' }).address;

/**
 * A connection to exactly this address: judged before, and once more by the address of the peer it ended at. There is no agent, so neither an
 * older connection nor a proxy of the environment can take its place.
 */
export async function openPinned(target: Target, limits: PinnedLimits, dial: Dial = connect): Promise<Socket> {
  const { address, port, tls } = target;
  const refusal = limits.refusalOf(address);
  if (refusal) throw new OutboundRefused(address, refusal);
  limits.signal.throwIfAborted();

  let socket = dial({ host: address, port, autoSelectFamily: false });
  const end = (why: string) => socket.destroy(Object.assign(new Error(why), { code: why }));
  const timer = setTimeout(end, limits.connectMs, 'ETIMEDOUT');
  const abort = () => end('ABORT_ERR');
  limits.signal.addEventListener('abort', abort);
  try {
    await once(socket, 'connect');
    assertPeer(socket, target);
    if (tls === null) return socket;
    socket = secure({
      socket,
      servername: tls.servername,
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: false,
    });
    await once(socket, 'secureConnect');
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    limits.signal.removeEventListener('abort', abort);
  }
}

function assertPeer({ remoteAddress = '', remotePort }: Socket, { address, port }: Target): void {
  if (remoteAddress !== '' && canonical(remoteAddress) === canonical(address) && remotePort === port) return;
  throw new OutboundRefused(remoteAddress, {
    range: remoteAddress,
    why: `Not the address that was judged, ${address}`,
  });
}

import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { type Ports } from './layout.ts';

const row = 30;
const lowest = 20_000;
/** Below the ports that Linux lends to clients (32768 …). */
const rows = 400;

/** The first port of a row that nobody uses just now; each process begins its search elsewhere. */
export async function freeBase(): Promise<number> {
  for (let tries = 0; tries < rows; tries++) {
    const base = lowest + row * ((process.pid * 7 + tries) % rows);
    if ((await takenOf(Array.from({ length: row }, (_, n) => base + n))).length === 0) return base;
  }
  throw new Error(`No ${row} free ports in a row from ${lowest} on`);
}

export const takenPorts = (ports: Ports) => takenOf(Object.values(ports).flat());

async function takenOf(ports: readonly number[]): Promise<number[]> {
  const free = await Promise.all(ports.map(async (port) => (await isFreeUdp(port)) && isFreeTcp(port)));
  return ports.filter((_, at) => !free[at]);
}

const isFreeUdp = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      resolve(false);
    });
    socket.bind(port, '127.0.0.1', () => {
      socket.close(() => {
        resolve(true);
      });
    });
  });

const isFreeTcp = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });

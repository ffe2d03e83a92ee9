import { createSocket } from 'node:dgram';
import { type EventEmitter } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { framed, unframed } from '../ask.ts';
import { type Ports } from '../layout.ts';

/** A label that a name may have, and who is asked then. */
export const faultyResolvers = {
  'wrong-id': 'wrongId',
  'wrong-name': 'wrongName',
  truncate: 'truncate',
  'drop-first': 'dropFirst',
  slow: 'slow',
  garbage: 'garbage',
  'no-edns': 'noEdns',
  refuse: 'refuse',
  stale: 'stale',
} as const satisfies Record<string, keyof Ports>;
export type FaultyResolver = keyof typeof faultyResolvers;
const faults = Object.entries(faultyResolvers);

const loopback = '127.0.0.1';
/** Longer than anybody waits for an answer. */
const PATIENCE = 12_000;
/** One answers twice. */
const AFTERWARDS = 300;

/**
 * Passes each question on and whatever comes back to it: to the resolver that validates, or to the faulty one that its name asks for. So one
 * server that has seen its resolver validate meets every fault, side by side.
 */
export async function resolverByName(ports: Ports, port: number): Promise<{ close: () => void }> {
  const portFor = (question: Buffer) => {
    const name = question.toString('latin1', 12).toLowerCase();
    const [, fault] = faults.find(([label]) => name.includes(`${String.fromCharCode(label.length)}${label}`)) ?? [];
    return fault ? ports[fault] : ports.unbound;
  };
  const ends = new Set<() => void>();
  const keep = (one: EventEmitter, end: () => void) => {
    ends.add(end);
    one.once('close', () => ends.delete(end)).on('error', end);
  };
  const udp = createSocket('udp4');
  keep(udp, () => udp.close());
  udp.on('message', (question, { port: from, address }) => {
    const upstream = createSocket('udp4');
    const end = () => upstream.close();
    keep(upstream, end);
    let timer = setTimeout(end, PATIENCE);
    upstream.once('close', () => {
      clearTimeout(timer);
    });
    upstream.on('message', (answer) => {
      udp.send(answer, from, address);
      clearTimeout(timer);
      timer = setTimeout(end, AFTERWARDS);
    });
    upstream.send(question, portFor(question), loopback);
  });
  const tcp = createServer((client) => {
    keep(client, () => client.destroy());
    passOn(client, portFor);
  });
  keep(tcp, () => tcp.close());
  await new Promise<void>((resolve, reject) => {
    udp.once('error', reject).bind(port, loopback, () => {
      tcp.once('error', reject).listen(port, loopback, resolve);
    });
  });
  return {
    close: () => {
      for (const end of [...ends]) end();
    },
  };
}

function passOn(client: Socket, portFor: (question: Buffer) => number): void {
  let got = Buffer.alloc(0);
  client.on('data', (data: Buffer) => {
    got = Buffer.concat([got, data]);
    const question = unframed(got);
    if (!question) return;
    got = Buffer.alloc(0);
    const upstream = connect(portFor(question), loopback, () => upstream.write(framed(question)));
    upstream.on('error', () => client.destroy()).pipe(client);
  });
}

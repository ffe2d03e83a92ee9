import { Resolver, type ResolverSession } from '@countersign/dns';
import { type Lab } from './lab.ts';

const now = () => new Date();
const server = (port: number) => ({ text: `127.0.0.1:${port}`, transport: 'udp', host: '127.0.0.1', port }) as const;

/** The product's resolver, asking these ports of the lab. */
export const resolverAt = (...ports: number[]) =>
  new Resolver({
    servers: ports.map(server),
    trusted: [],
    probes: { secure: { name: '.', type: 'SOA' }, bogus: { name: 'bogus.lab', type: 'A' } },
    now,
  });

/** One check's worth of looking, by the resolver that validates. */
export const lookInto = ({ ports }: Lab): ResolverSession =>
  resolverAt(ports.unbound).session({ publiclyTrusted: true });

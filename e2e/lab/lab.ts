import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { setRecords } from './change.ts';
import { zones } from './data/zones.ts';
import { takenPorts } from './free-ports.ts';
import { type Layout, layoutOf } from './layout.ts';
import { launch, processesOf, stopAll } from './processes.ts';

/** A private DNS on loopback: name servers, a validating resolver and a root of our own. Nothing leaves the machine. */
export function labAt(base: number, dir = join(tmpdir(), `countersign-dns-${base}`)) {
  const lab = layoutOf(zones, base, dir);
  return {
    ...lab,
    /** Builds where nothing is built. `views`: so many more resolvers, up to six. */
    start: async (views = 0) => {
      await assertStartable(lab);
      if (!existsSync(lab.path('unbound.conf'))) build(lab);
      try {
        await launch(lab, views);
      } catch (error) {
        await stopAll(lab);
        throw error;
      }
    },
    set: (zone: string, lines: readonly string[] = []) => setRecords(lab, zone, lines),
    processes: () => processesOf(lab),
    stop: () => stopAll(lab),
    environment: () => environment(lab),
  };
}
export type Lab = ReturnType<typeof labAt>;

/** Control sockets have paths of about a hundred characters at most. */
const longestPath = 100;

async function assertStartable(lab: Layout): Promise<void> {
  if (lab.path('run', 'unbound-plain.ctl').length > longestPath)
    throw new Error(`Choose a shorter folder than ${lab.dir}: the paths of control sockets are short.`);
  if (processesOf(lab).some(({ alive }) => alive)) throw new Error('The lab is running already.');
  const taken = await takenPorts(lab.ports);
  if (taken.length > 0) throw new Error(`In use: ${taken.join(', ')}. Set DNS_LAB_BASE to another range of 30 ports.`);
}

/** Settings with which a server on this machine looks into the lab instead of the internet. */
const environment = ({ ports }: Layout) => ({
  DNS_SERVERS: `127.0.0.1:${ports.unbound}`,
  DNS_PROBE_SECURE: '. SOA',
  DNS_PROBE_BOGUS: 'bogus.lab A',
  DNS_AUTHORITY_PORT: String(ports.nsd),
  HTTP_CHECK_PORT: String(ports.http),
  HTTPS_CHECK_PORT: String(ports.https),
  OUTBOUND_ALLOW: '127.0.0.1/32,127.0.0.2/31', // web sites; name servers, of which lag.lab has two
});

import { writeFileSync } from 'node:fs';
import { type Layout } from './layout.ts';
import { dotted, servedFrom, type Zone } from './zone.ts';
import { lagsFrom } from './zone-files.ts';

/** The resolver, one that does not validate, and more of the first kind for whoever needs several views. */
export const resolversOf = (lab: Layout) => [
  { tag: 'unbound', port: lab.ports.unbound, validates: true },
  { tag: 'unbound-plain', port: lab.ports.plain, validates: false },
  ...lab.ports.views.map((port, at) => ({ tag: `unbound-view${at + 1}`, port, validates: true })),
];
export type LabResolver = ReturnType<typeof resolversOf>[number];

export const nameServerTags = ['nsd', 'nsd-lagging'] as const;

export function configure(lab: Layout): void {
  const own = lab.zones.filter((zone) => !zone.fault);
  const served = own.map((zone): [string, string] => [zone.name, servedFrom(zone)]);
  const lagging = own.filter((zone) => zone.lagging).map((zone): [string, string] => [zone.name, lagsFrom(zone)]);
  writeFileSync(lab.path('nsd.conf'), nsd(lab, 'nsd', ['127.0.0.1', '127.0.0.2'], served));
  writeFileSync(lab.path('nsd-lagging.conf'), nsd(lab, 'nsd-lagging', ['127.0.0.3'], lagging));
  for (const resolver of resolversOf(lab)) writeFileSync(lab.path(`${resolver.tag}.conf`), unbound(lab, resolver));
}

const nsd = ({ path, ports }: Layout, tag: string, addresses: string[], served: [string, string][]) => `server:
${addresses.map((address) => `  ip-address: ${address}@${ports.nsd}`).join('\n')}
  username: ""
  chroot: ""
  zonesdir: ${path('zones')}
  database: ""
  pidfile: ${path('run', `${tag}.pid`)}
  zonelistfile: ${path('run', `${tag}.list`)}
  xfrdfile: ${path('run', `${tag}.xfrd`)}
  xfrdir: ${path('run')}
  logfile: ${path('run', `${tag}.log`)}
  server-count: 1
  reuseport: no
  round-robin: no
remote-control:
  control-enable: yes
  control-interface: ${path('run', `${tag}.ctl`)}
${served.map(([name, from]) => `zone:\n  name: "${dotted(name)}"\n  zonefile: ${from}`).join('\n')}
`;

/**
 * Signatures count to the second (by default unbound allows an hour or a day after their end), queues are long enough for
 * hundreds of questions at once on a cold cache, and every zone is a stub: a delegation carries no port, so that a cached NS
 * set would send unbound to port 53.
 */
const unbound = (lab: Layout, { tag, port, validates }: LabResolver) => `server:
  interface: 127.0.0.1@${port}
  do-ip6: no
  username: ""
  chroot: ""
  directory: ${lab.dir}
  pidfile: ${lab.path('run', `${tag}.pid`)}
  use-syslog: no
  logfile: ${lab.path('run', `${tag}.log`)}
  verbosity: 1
  val-log-level: 2
  log-servfail: yes
  num-threads: 1
  num-queries-per-thread: 2048
  outgoing-range: 4096
  jostle-timeout: 5000
${validates ? validation(lab) : '  module-config: "iterator"'}
  ede: yes
  do-not-query-localhost: no
  access-control: 127.0.0.0/8 allow
  cache-min-ttl: 0
  cache-max-negative-ttl: 5
  infra-host-ttl: 2
  infra-keep-probing: yes
  outbound-msg-retry: 2
  edns-buffer-size: 1232
  minimal-responses: no
  qname-minimisation: no
  local-zone: "test." nodefault
remote-control:
  control-enable: yes
  control-interface: ${lab.path('run', `${tag}.ctl`)}
  control-use-cert: no
${stubZones(lab)}
`;

const validation = ({ path }: Layout) => `  module-config: "validator iterator"
  trust-anchor-file: ${path('root.ds')}
  trust-anchor-signaling: no
  root-key-sentinel: no
  val-sig-skew-min: 0
  val-sig-skew-max: 0`;

/** Where each zone is served, for a resolver. */
export const stubZones = (lab: Layout) => lab.zones.map((zone) => stub(lab, zone)).join('\n');

const stub = ({ ports }: Layout, zone: Zone) => `stub-zone:
  name: "${dotted(zone.name)}"
  stub-addr: ${zone.lagging ? '127.0.0.3' : '127.0.0.1'}@${zone.fault ? ports[zone.fault] : ports.nsd}
  stub-prime: no`;

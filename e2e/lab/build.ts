import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { configure } from './configure.ts';
import { dsOf, keepKey, keyOf, newKey, publicKeyOf } from './keys.ts';
import { type Layout } from './layout.ts';
import { dotted, type Zone } from './zone.ts';
import { type Delegations, keepDelegations, nameServersOf, writeLagging, writeZone } from './zone-files.ts';

/** The lab's folder from nothing: keys, zones signed from our own root down, trust anchors, configuration. Some 3 s. */
export function build(lab: Layout): void {
  rmSync(lab.dir, { recursive: true, force: true });
  for (const folder of ['zones', 'keys', 'run']) mkdirSync(lab.path(folder), { recursive: true });
  for (const zone of lab.zones) if (zone.sign) keepKey(lab, zone.name, newKey(lab, zone.name, zone.sign.alg));
  keepDelegations(lab, delegations(lab));
  for (const zone of lab.zones) {
    writeZone(lab, zone, zone.serial ?? 1);
    if (zone.lagging) writeLagging(lab, zone);
  }
  writeAnchors(lab);
  configure(lab);
}

function delegations(lab: Layout): Delegations {
  const all: Delegations = {};
  for (const zone of lab.zones.filter(({ name }) => name !== '.')) {
    const ns = nameServersOf(zone).map((server) => `${dotted(zone.name)} 60 IN NS ${server}`);
    (all[parentOf(lab, zone.name)] ??= []).push(...ns, ...delegatedKeys(lab, zone));
  }
  return all;
}

function parentOf(lab: Layout, name: string): string {
  const known = new Set(lab.zones.map((zone) => zone.name));
  const labels = name.split('.');
  const above = labels.map((_, at) => labels.slice(at + 1).join('.'));
  return above.find((one) => known.has(one)) ?? '.';
}

function delegatedKeys(lab: Layout, zone: Zone): string[] {
  const says = zone.ds ?? (zone.name.includes('.') ? 'none' : 'good');
  const good = () => dsOf(keyOf(lab, zone.name));
  const wrong = () => dsOf(newKey(lab, zone.name, zone.sign?.alg ?? 'ECDSAP256SHA256'));
  if (says === 'none') return [];
  if (says === 'good') return [good()];
  if (says === 'wrong') return [wrong()];
  if (says === 'good+wrong') return [good(), wrong()];
  if ('digestType' in says) return [good().replace(/ 2 (\S+)$/, ` ${says.digestType} $1`)];
  return [good().replace(/ DS (\d+) (\d+) /, ` DS $1 ${says.algorithm} `)];
}

/** Our root in the forms that unbound and delv read. */
function writeAnchors(lab: Layout): void {
  const key = keyOf(lab, '.');
  writeFileSync(lab.path('root.ds'), `${dsOf(key)}\n`);
  const words = publicKeyOf(key).split(/\s+/);
  const [flags, protocol, algorithm, ...rest] = words.slice(words.indexOf('DNSKEY') + 1);
  const anchor = `. static-key ${flags} ${protocol} ${algorithm} "${rest.join('')}";`;
  writeFileSync(lab.path('bind.keys'), `trust-anchors { ${anchor} };\n`);
}

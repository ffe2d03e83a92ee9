import { readFileSync, writeFileSync } from 'node:fs';
import { keyOf, publicKeyOf } from './keys.ts';
import { type Layout } from './layout.ts';
import { portableCaa } from './portable-caa.ts';
import { signZone } from './sign.ts';
import { dotted, fileOf, isServedSigned, type Zone } from './zone.ts';

const nameServer = 'ns.lab.';

/** Delegations into a zone's children by the zone's name: written once by `build`, read by every later `set`. */
export type Delegations = Record<string, string[]>;
const delegationsFile = (lab: Layout) => lab.path('zones', 'delegations.json');
export const keepDelegations = (lab: Layout, all: Delegations) => {
  writeFileSync(delegationsFile(lab), JSON.stringify(all));
};
const delegationsOf = (lab: Layout, zone: string) =>
  (JSON.parse(readFileSync(delegationsFile(lab), 'utf8')) as Delegations)[zone] ?? [];

/** The zone at this serial with what was added to it; signed and damaged as it says. */
export function writeZone(lab: Layout, zone: Zone, serial: number, added: readonly string[] = []): void {
  const key = isServedSigned(zone) ? [publicKeyOf(keyOf(lab, zone.name))] : [];
  const lines = [...zone.lines(zone.name), ...delegationsOf(lab, zone.name), ...added, ...key];
  writeFileSync(lab.path('zones', fileOf(zone.name)), zoneText(zone, serial, lines));
  if (zone.sign && isServedSigned(zone)) signZone(lab, zone, zone.sign);
}

/** What the second server of a lagging zone goes on serving. */
export const lagsFrom = (zone: Zone) => `${fileOf(zone.name)}.old`;
export function writeLagging(lab: Layout, zone: Zone): void {
  writeFileSync(lab.path('zones', lagsFrom(zone)), zoneText(zone, 1, zone.lines(zone.name)));
}

function zoneText(zone: Zone, serial: number, lines: readonly string[]): string {
  const soa = `${dotted(zone.name)} 60 IN SOA ${nameServer} hostmaster.${nameServer} ${serial} 3600 600 86400 5`;
  return portableCaa([`$ORIGIN ${dotted(zone.name)}`, '$TTL 60', soa, ...lines, ''].join('\n'));
}

export const nameServersOf = (zone: Zone) => zone.ns ?? [nameServer];

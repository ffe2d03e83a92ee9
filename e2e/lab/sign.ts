import { readFileSync, writeFileSync } from 'node:fs';
import { keyOf } from './keys.ts';
import { type Layout } from './layout.ts';
import { portableCaa } from './portable-caa.ts';
import { run } from './programs.ts';
import { type Damage, dotted, fileOf, type Signing, type Zone } from './zone.ts';

const monthInSeconds = 30 * 86_400;
/** BIND's signer makes no NSEC3 with more; that of ldns does. */
const iterationsOfBind = 150;

/** Signs the zone's file into `<file>.signed` and damages that as the zone says. */
export function signZone(lab: Layout, zone: Zone, signing: Signing): void {
  const input = lab.path('zones', fileOf(zone.name));
  const signed = `${input}.signed`;
  const key = keyOf(lab, zone.name);
  if ((signing.iterations ?? 0) > iterationsOfBind) signByLdns(zone, signing, input, signed, key);
  else run('dnssec-signzone', [...optionsOf(zone, signing, signed), input, key], lab.path('zones'));
  writeFileSync(signed, portableCaa(damaged(readFileSync(signed, 'utf8'), zone.after ?? {})));
}

function signByLdns(zone: Zone, { iterations }: Signing, input: string, signed: string, key: string): void {
  const nsec3 = ['-n', '-t', String(iterations), '-s', 'aabbccdd'];
  run('ldns-signzone', [...nsec3, '-o', dotted(zone.name), '-f', signed, input, key]);
}

function optionsOf(zone: Zone, signing: Signing, signed: string): string[] {
  const period = ['-s', stamp(signing.start ?? -3600), '-e', stamp(signing.end ?? monthInSeconds)];
  const nsec3 = signing.nsec3 ? ['-3', '-', '-H', String(signing.iterations ?? 0)] : [];
  // -P: no check afterwards, for some zones are wrong on purpose; -z: the one key signs everything; -O full: one record a line
  return [
    ...['-P', '-z', '-o', dotted(zone.name), '-f', signed, '-O', 'full', ...period, ...nsec3],
    ...(signing.optout ? ['-A'] : []),
  ];
}

const stamp = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString().replace(/\D/g, '').slice(0, 14);

/** Works on one record a line: owner, TTL, class, type, data. */
function damaged(text: string, damage: Damage): string {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith(';'));
  return lines.flatMap((line) => damagedLine(line, damage)).join('\n') + '\n';
}

function damagedLine(line: string, { drop = [], dropRrsig = [], flipRrsig = [] }: Damage): string[] {
  const [, , , type = '', covered = ''] = line.split(/\s+/);
  if (type !== 'RRSIG') return drop.includes(type) ? [] : [line];
  if (drop.includes(covered) || dropRrsig.includes(covered)) return [];
  return [flipRrsig.includes(covered) ? spoilt(line) : line];
}

const spoilt = (line: string) =>
  line.replace(/(\S)(\S{3,}\s*)$/, (_, one: string, rest: string) => (one === 'A' ? 'B' : 'A') + rest);

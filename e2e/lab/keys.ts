import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Layout } from './layout.ts';
import { run } from './programs.ts';
import { dotted, fileOf } from './zone.ts';

/** One key signs the whole zone: as KSK and ZSK at once. Answers its path without an ending. */
export function newKey(lab: Layout, zone: string, alg: string): string {
  const folder = lab.path('keys', fileOf(zone));
  mkdirSync(folder, { recursive: true });
  const size = alg.startsWith('RSA') ? ['-b', '2048'] : [];
  return lab.path(
    'keys',
    fileOf(zone),
    run('dnssec-keygen', ['-q', '-K', folder, '-a', alg, '-f', 'KSK', ...size, dotted(zone)]).trim(),
  );
}

export function keepKey(lab: Layout, zone: string, key: string): void {
  writeFileSync(lab.path('keys', fileOf(zone), 'current'), basename(key));
}

export const keyOf = (lab: Layout, zone: string) =>
  lab.path('keys', fileOf(zone), readFileSync(lab.path('keys', fileOf(zone), 'current'), 'utf8'));

export const dsOf = (key: string) => run('dnssec-dsfromkey', ['-a', 'SHA-256', `${key}.key`]).trim();

export const publicKeyOf = (key: string) =>
  readFileSync(`${key}.key`, 'utf8')
    .split('\n')
    .find((line) => line !== '' && !line.startsWith(';')) ?? '';

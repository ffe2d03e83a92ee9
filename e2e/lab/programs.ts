// The programs of the system that the lab is made of. They are no part of the project.
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Each program and the Debian package that has it. */
const packageOf = {
  nsd: 'nsd',
  'nsd-control': 'nsd',
  unbound: 'unbound',
  'unbound-checkconf': 'unbound',
  'unbound-control': 'unbound',
  'dnssec-keygen': 'bind9-utils',
  'dnssec-signzone': 'bind9-utils',
  'dnssec-dsfromkey': 'bind9-utils',
  'ldns-signzone': 'ldnsutils',
} as const;
export type Program = keyof typeof packageOf;

const programs = Object.keys(packageOf) as Program[];
const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/bin'];

export const pathOf = (program: string) => folders.map((folder) => join(folder, program)).find(isExecutable);

/** The packages to install first; none where the lab can run. */
export const missingPackages = () => [
  ...new Set(programs.filter((program) => !pathOf(program)).map((program) => packageOf[program])),
];

export const howToInstall = (packages: readonly string[]) =>
  `Debian: apt-get install -y --no-install-recommends ${packages.join(' ')}`;

export function run(program: Program, args: readonly string[], cwd?: string): string {
  const path = pathOf(program);
  if (!path) throw new Error(`The lab needs ${program}. ${howToInstall(missingPackages())}`);
  return execFileSync(path, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...(cwd && { cwd }) });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

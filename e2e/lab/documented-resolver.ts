import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stubZones } from './configure.ts';
import { type Layout } from './layout.ts';
import { run } from './programs.ts';

const page = join(import.meta.dirname, '../../docs/operations.md');

/** What the page tells operators to write, word by word. */
function asWritten(): string {
  const [, block] = /^```unbound\n(.*?)^```/ms.exec(readFileSync(page, 'utf8')) ?? [];
  if (block === undefined) throw new Error(`${page} has no block "unbound"`);
  return block;
}

/** Where it runs, and our root in place of the world's: nothing that the page sets but its port. */
const inTheLab = (lab: Layout) => `server:
  port: ${lab.ports.documented}
  username: ""
  chroot: ""
  directory: ${lab.dir}
  pidfile: ${lab.path('run', 'documented.pid')}
  use-syslog: no
  logfile: ${lab.path('run', 'documented.log')}
  do-ip6: no
  do-not-query-localhost: no
  trust-anchor-file: ${lab.path('root.ds')}
${stubZones(lab)}
`;

const fileIn = (lab: Layout) => lab.path('documented.conf');

/** Starts the resolver of docs/operations.md on a port of the lab, which ends it with the others. */
export function startDocumented(lab: Layout): void {
  writeFileSync(fileIn(lab), asWritten() + inTheLab(lab));
  run('unbound', ['-c', fileIn(lab)]);
}

/** A setting as unbound reads it. */
export const settingOf = (lab: Layout, key: string): string =>
  run('unbound-checkconf', ['-o', key, fileIn(lab)]).trim();

// A PostgreSQL of the system, older than the embedded one, for the specs that must also hold there (15 is the oldest we promise).
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.mjs';

/** Where Debian and its kin keep them; the oldest from 15 on. */
function findBin() {
  const versions = globSync('/usr/lib/postgresql/*').map((path) => Number(path.split('/').at(-1)));
  const oldest = versions.filter((version) => version >= 15).sort((a, b) => a - b)[0];
  return oldest === undefined ? undefined : { version: oldest, bin: `/usr/lib/postgresql/${oldest}/bin` };
}

/** PostgreSQL does not run as root: there it runs as 'nobody'. */
function ids() {
  if (process.getuid?.() !== 0) return {};
  const uid = Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid, gid: uid };
}

/** Runs `work(url, version)` beside such a server; answers undefined where the system has none. */
export async function withSystemPostgres(work) {
  const found = findBin();
  if (!found || !existsSync(join(found.bin, 'initdb'))) return undefined;
  const who = ids();
  const folder = mkdtempSync(join(tmpdir(), 'countersign-pg-'));
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid);
  const port = await freePort();
  const data = join(folder, 'data');
  const made = spawnSync(
    join(found.bin, 'initdb'),
    ['-D', data, '-U', 'countersign', '--auth=trust', '--encoding=UTF8', '--no-sync'],
    { ...who, cwd: '/' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=300',
  ];
  const server = spawn(join(found.bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
    ...who,
    cwd: '/',
    stdio: 'ignore',
  });
  try {
    await listening(Number(port));
    return await work(`postgres://countersign@127.0.0.1:${port}/postgres`, found.version);
  } finally {
    server.kill('SIGINT');
    await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function listening(port) {
  for (let tries = 0; tries < 200; tries++) {
    const open = await new Promise((resolve) => {
      const line = createConnection({ port, host: '127.0.0.1' }, () => {
        line.destroy();
        resolve(true);
      }).on('error', () => resolve(false));
    });
    if (open) return;
    await wait(100);
  }
  throw new Error('The PostgreSQL of the system did not start');
}

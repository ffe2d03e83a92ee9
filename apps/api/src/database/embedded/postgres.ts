import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { identityFor, type Identity } from './identity';
import { programs } from './programs';
import { launch, running, stop, type Running } from './server';

export interface Embedded {
  readonly url: string;
  stop(): Promise<void>;
}

/** A second process came for the same folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`Another Countersign already runs on ${folder}. Stop it first, or set DATA_DIR to another folder.`);
  }
}

const OWNS = 4_711_000_002;

/** Starts a PostgreSQL that listens on 127.0.0.1 alone and keeps its files in `folder`, or takes over one that a killed process left. */
export async function startEmbedded(folder: string, settings: string[] = []): Promise<Embedded> {
  const bin = await programs();
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const who = identityFor(folder, bin.postgres);
  if (who.owner !== undefined) chownSync(folder, who.owner, who.owner);
  const secret = `${folder}.secret`;
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(folder, secret, bin.initdb, who);
  const { server, url, claim } = await untilClaimed(folder, secret, () => launch(folder, bin.postgres, who, settings));
  return {
    url,
    stop: async () => {
      await claim.end().catch(() => undefined);
      await stop(server.pid);
    },
  };
}

/** For who only reads beside a server that may be running: its database where it runs, else one that is started for the while. */
export async function besideEmbedded(folder: string): Promise<Embedded> {
  const server = existsSync(folder) ? await running(folder) : null;
  if (!server) return startEmbedded(folder);
  const secret = readFileSync(`${folder}.secret`, 'utf8').trim();
  return { url: urlOf(secret, server), stop: () => Promise.resolve() };
}

const urlOf = (secret: string, { port }: Running) => `postgres://countersign:${secret}@127.0.0.1:${port}/postgres`;

/** Whoever holds this lock owns the server and stops it; it goes with its process, however that dies. */
async function claimed(url: string, folder: string): Promise<Client> {
  const client = new Client({ connectionString: url, keepAlive: true });
  client.on('error', () => undefined); // the server went first
  await client.connect();
  for (let tries = 0; tries < 20; tries++) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [OWNS]);
    if (rows[0]?.mine) return client;
    await wait(50); // the lock of a process that was just killed
  }
  await client.end();
  throw new FolderInUse(folder);
}

interface Claimed {
  readonly server: Running;
  readonly url: string;
  readonly claim: Client;
}

/** What passes: a killed server still holds the folder, another process is starting one, or the one that was found stops with its owner. */
const passing = /lock file|shared memory|could not bind|starting up|shutting down|terminat|not queryable|ECONNRE/;

async function untilClaimed(folder: string, secret: string, launched: () => Promise<Running>): Promise<Claimed> {
  for (const until = performance.now() + 15_000; ;) {
    try {
      const server = (await running(folder)) ?? (await launched());
      const url = urlOf(readFileSync(secret, 'utf8').trim(), server);
      return { server, url, claim: await claimed(url, folder) };
    } catch (error) {
      if (performance.now() > until || !passing.test(String(error))) throw error;
      await wait(250);
    }
  }
}

function initialise(folder: string, secret: string, initdb: string, who: Identity): void {
  writeFileSync(secret, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (who.owner !== undefined) chownSync(secret, who.owner, who.owner);
  const flags = ['-U', 'countersign', '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8'];
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions', '--no-sync'];
  const [command, args] = who.command(initdb, ['-D', folder, ...flags, ...locale]);
  const made = spawnSync(command, args, { ...who.ids, cwd: '/', encoding: 'utf8' });
  if (made.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
}

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The built server; another build of it can stand in. */
export const builtMain = process.env['E2E_SERVER'] ?? 'dist/apps/api/main.js';
export const root = join(import.meta.dirname, '../../..');

const PATIENCE = 90_000;

export interface BuiltServer {
  readonly url: string;
  /** Its folder, which goes with it. */
  readonly dataDir: string;
  /** All that it has printed so far. */
  printed(): string;
  stop(): Promise<void>;
}

/** The built server with an empty house of its own, once it says that it serves. */
export async function builtServer(environment: Readonly<Record<string, string>>): Promise<BuiltServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), PUBLIC_URL: url, DATA_DIR: dataDir, ...environment };
  const server = spawn(process.execPath, ['--enable-source-maps', builtMain], { cwd: root, env });
  const ended = new Promise((done) => server.once('exit', done));
  let printed = '';
  server.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  server.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const stop = async () => {
    if (server.exitCode === null) server.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (const until = performance.now() + PATIENCE; !(await isReady(url));) {
    await wait(50);
    if (server.exitCode === null && performance.now() < until) continue;
    await stop();
    throw new Error(`The server does not serve:\n${printed}`);
  }
  return { url, dataDir, printed: () => printed, stop };
}

const isReady = async (url: string) => {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
};

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') done(address.port);
      });
    });
  });
}

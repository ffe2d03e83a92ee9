import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = process.env['E2E_SERVER'] ?? 'dist/apps/api/main.js';
const root = join(import.meta.dirname, '../../..');

export interface OwnServer {
  readonly url: string;
  /** All that it has printed so far. */
  printed(): string;
  stop(): Promise<void>;
}

/** A server with an empty house of its own, for what its environment decides. */
export async function ownServer(environment: Readonly<Record<string, string>>): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), PUBLIC_URL: url, DATA_DIR: folder, ...environment };
  const server = spawn(process.execPath, ['--enable-source-maps', main], { cwd: root, env });
  const ended = new Promise((done) => server.once('exit', done));
  let printed = '';
  server.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  server.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await test.step('start a server', async () => {
    await expect.poll(() => isReady(url), { timeout: 90_000 }).toBe(true);
  });
  return { url, printed: () => printed, stop };
}

const isReady = async (url: string) => {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
};

function freePort(): Promise<number> {
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

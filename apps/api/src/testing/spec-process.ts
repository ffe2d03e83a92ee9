import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { freePort } from '../database/embedded/ports';
import { SPEC_KEY } from './spec-config';

type Environment = Readonly<Record<string, string>>;

/** Another build of it can stand in, as in the browser tests. */
const main = resolve(import.meta.dirname, '../../../..', process.env['E2E_SERVER'] ?? 'dist/apps/api/main.js');

/** The built server in a process of its own, which a spec kills and starts again: at one address, on the database that it is given. */
export class SpecProcess {
  private child: ChildProcess | undefined;
  private text = '';
  private port = 0;
  private exit: Promise<number | null> = Promise.resolve(null);
  private ready: Promise<void> = Promise.resolve();

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Everything that it has said, over all its lives. */
  get said(): string {
    return this.text;
  }

  get lives(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  /** The exit code of this life, or null where a signal ended it. */
  get ended(): Promise<number | null> {
    return this.exit;
  }

  /** Until the start that was asked for last has come to its end. */
  get up(): Promise<void> {
    return this.ready;
  }

  async start(databaseUrl: string, more: Environment = {}): Promise<void> {
    if (!existsSync(main)) throw new Error('Build the API first: nx build api');
    this.port ||= await freePort();
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'] ?? '', ...usual, PORT: String(this.port), DATABASE_URL: databaseUrl, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (this.text += part.toString()));
    this.child = child;
    this.exit = once(child, 'exit').then(([code]) => code as number | null);
    this.ready = this.untilReady();
    await this.ready;
  }

  /** Answers once it is gone. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    if (this.lives) this.child?.kill(signal);
    return this.exit;
  }

  /** What /readyz says; 0: nobody listens. */
  readiness(): Promise<number> {
    return fetch(`${this.address}/readyz`).then(
      ({ status }) => status,
      () => 0,
    );
  }

  private async untilReady(): Promise<void> {
    while (this.lives && (await this.readiness()) !== 200) await wait(50);
    if (!this.lives) throw new Error(this.text);
  }
}

const usual: Environment = { SECRET_KEY: SPEC_KEY, DEMO: '0', LOG_LEVEL: 'warn', RATE_LIMIT_FACTOR: '1000000' };

/** For the calling spec file or suite, and gone with it. */
export function specProcess(): SpecProcess {
  const server = new SpecProcess();
  afterAll(() => server.kill('SIGKILL'), 20_000);
  return server;
}

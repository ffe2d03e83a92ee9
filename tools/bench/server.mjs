// The built server as a process of its own, on a folder of its own, watched from outside.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.mjs';

const probe = new URL('./event-loop-probe.mjs', import.meta.url).href;

export class Server {
  #process;
  #folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));

  /** Answers with the milliseconds until `/readyz` says 200. */
  async start() {
    this.port = await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    const env = {
      PORT: this.port,
      PUBLIC_URL: this.url,
      DATA_DIR: this.#folder,
      DEMO: '1',
      RATE_LIMIT_FACTOR: '10000',
    };
    const began = performance.now();
    this.#process = spawn(process.execPath, ['--import', probe, 'dist/apps/api/main.js'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    while (!(await this.#isReady())) await wait(10);
    return performance.now() - began;
  }

  async #isReady() {
    if (this.#process.exitCode !== null) throw new Error(`The server ended with ${this.#process.exitCode}`);
    return fetch(`${this.url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  async stop() {
    this.#process.kill('SIGTERM');
    await once(this.#process, 'exit');
  }

  remove() {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** MiB that the process holds, without PostgreSQL, which is a process of its own. */
  memory() {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
  }

  /** Runs the work and answers with the delay of the event loop meanwhile, p99 in milliseconds, and what the work gave. */
  async delayDuring(work) {
    await this.#ask('begin');
    const result = await work();
    return { p99: await this.#ask('end'), result };
  }

  async #ask(what) {
    this.#process.send(what);
    const [answer] = await once(this.#process, 'message');
    return answer;
  }
}

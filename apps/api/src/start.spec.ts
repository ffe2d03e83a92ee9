import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from './database/embedded/ports';
import { newId } from './shared/ids';
import { tempFolder } from './testing/temp-folder';

const built = resolve(import.meta.dirname, '../../../dist/specs/api');
const processes: ChildProcess[] = [];

interface Started {
  readonly process: ChildProcess;
  readonly address: string;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

function run(environment: Record<string, string>): Started {
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  const child = spawn(process.execPath, [join(built, 'main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  processes.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { process: child, address: `http://127.0.0.1:${environment['PORT'] ?? ''}`, said: () => text, ended };
}

async function started(environment: Record<string, string>): Promise<Started> {
  const one = run(environment);
  const up = async () => {
    while (!/^ {2}Countersign {2}/m.test(one.said())) await wait(50);
  };
  await Promise.race([up(), one.ended.then(() => Promise.reject(new Error(one.said())))]);
  return one;
}

const data = tempFolder();
const folder = () => join(data, newId());
const on = async (dataDir: string) => ({ DATA_DIR: dataDir, PORT: String(await freePort()), DEMO: '0' });

describe('the process', () => {
  beforeAll(async () => {
    const configFile = resolve(import.meta.dirname, '../vite.config.mts');
    await build({ configFile, logLevel: 'error', build: { outDir: built } });
  }, 120_000);
  afterAll(async () => {
    for (const child of processes.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }, 60_000);

  it('starts from nothing, says where to go, and refuses whom it must', async () => {
    const used = folder();
    const first = await started(await on(used));
    expect(first.said()).toMatch(/^ {2}Countersign +http:\/\/localhost:\d+$/m);

    const second = run(await on(used));
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/Another Countersign already runs on .*DATA_DIR/);

    const { port } = new URL(first.address);
    const third = run({ ...(await on(folder())), PORT: port });
    expect(await third.ended).toBe(1);
    expect(third.said()).toContain(`Port ${port} is in use`);

    expect((await fetch(`${first.address}/readyz`)).status).toBe(200);
    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
  }, 180_000);

  it('comes back after a kill; stops under load: says so first, answers what it had accepted, ends with 0', async () => {
    const environment = await on(folder());
    const killed = await started(environment);
    killed.process.kill('SIGKILL');
    await killed.ended;
    const one = await started(environment);
    const load = callUntilItSaysStop(one.address);
    await wait(300);
    const began = performance.now();
    one.process.kill('SIGTERM');
    one.process.kill('SIGTERM');
    expect(await one.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(await load).toEqual({ answered: true, broken: [] });
  }, 180_000);

  it('names every wrong key and starts nothing', async () => {
    const one = run({ DATA_DIR: folder(), PORT: 'x', PUBLIC_URL: 'y' });
    expect(await one.ended).toBe(1);
    expect(one.said()).toMatch(/PORT must be[^]*PUBLIC_URL must be/);
  }, 60_000);
});

/** As a load balancer: many calls at once until /readyz fails, none lost, and the connections told to end. */
async function callUntilItSaysStop(address: string): Promise<{ answered: boolean; broken: string[] }> {
  let answered = 0;
  const broken: string[] = [];
  let going = true;
  const call = async () => {
    while (going)
      await fetch(`${address}/problems/internal`).then(
        ({ ok }) => (answered += Number(ok)),
        (error: unknown) => broken.push(String((error as Error).cause)),
      );
  };
  const watch = async () => {
    while (going) {
      const answer = await fetch(`${address}/readyz`);
      going = answer.status === 200;
      if (!going) expect(answer.headers.get('connection')).toBe('close');
    }
  };
  await Promise.all([watch(), ...Array.from({ length: 8 }, call)]);
  return { answered: answered > 0, broken };
}

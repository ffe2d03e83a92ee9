import { spawn } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './ask.ts';
import { nameServerTags, resolversOf } from './configure.ts';
import { type Layout } from './layout.ts';
import { run } from './programs.ts';

export interface LabProcess {
  readonly name: string;
  readonly pid: number;
  readonly alive: boolean;
}

/** What `start` began. Each writes its pid into the lab's folder; whether that pid still is ours its command line says. */
export function processesOf(lab: Layout): LabProcess[] {
  if (!existsSync(lab.path('run'))) return [];
  const files = readdirSync(lab.path('run')).filter((file) => file.endsWith('.pid'));
  return files.map((file) => {
    const pid = Number(textOf(lab.path('run', file)));
    return { name: file.slice(0, -4), pid, alive: textOf(`/proc/${pid}/cmdline`).includes(lab.dir) };
  });
}

/** Name servers, resolvers (with `views` more of them) and those that misbehave; resolves when all answer. */
export async function launch(lab: Layout, views: number): Promise<void> {
  launchMisbehaving(lab);
  for (const tag of nameServerTags) run('nsd', ['-c', lab.path(`${tag}.conf`)]);
  const resolvers = resolversOf(lab).slice(0, 2 + views);
  for (const { tag } of resolvers) run('unbound', ['-c', lab.path(`${tag}.conf`)]);
  await answering(lab, lab.ports.nsd, '.');
  await Promise.all([...resolvers.map(({ port }) => port), lab.ports.refused].map((port) => answering(lab, port, '.')));
}

function launchMisbehaving(lab: Layout): void {
  const log = openSync(lab.path('run', 'misbehaving.log'), 'a');
  const main = join(import.meta.dirname, 'misbehaving', 'main.ts');
  const child = spawn(process.execPath, [main, String(lab.ports.nsd), lab.dir], {
    detached: true,
    stdio: ['ignore', log, log],
  });
  writeFileSync(lab.path('run', 'misbehaving.pid'), String(child.pid));
  child.unref();
}

async function answering(lab: Layout, port: number, name: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await ask(port, name, 'SOA', { timeout: 200 })).rcode !== 'TIMEOUT') return;
    await wait(50);
  }
  throw new Error(`Nobody answers on port ${port}; see the logs in ${lab.path('run')}`);
}

/** Ends only what `start` began, and tells whom. */
export async function stopAll(lab: Layout): Promise<string[]> {
  const ours = processesOf(lab).filter(({ alive }) => alive);
  for (const { pid } of ours) process.kill(pid, 'SIGTERM');
  for (let tries = 0; tries < 60 && processesOf(lab).some(({ alive }) => alive); tries++) await wait(50);
  for (const { pid, alive } of processesOf(lab)) if (alive) process.kill(pid, 'SIGKILL');
  for (const { name } of processesOf(lab)) rmSync(lab.path('run', `${name}.pid`), { force: true });
  return ours.map(({ name }) => name);
}

/** A server that ends removes its own file, and a pid may be gone. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

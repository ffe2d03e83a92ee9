import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Identity } from './identity';
import { answers, freePort } from './ports';

export interface Running {
  readonly pid: number;
  readonly port: number;
}

/** A server that is there and answers. */
export async function running(folder: string): Promise<Running | undefined> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  for (let tries = 0; pid > 0 && alive(pid) && tries < 40; tries++) {
    if (port && (await answers(port))) return { pid, port };
    await wait(50);
  }
  return undefined;
}

/** In a group of its own, so that Ctrl-C reaches us first; its log goes nowhere once it is up. */
export async function launch(folder: string, postgres: string, who: Identity, settings: string[]): Promise<Running> {
  const port = await freePort();
  const fixed = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_line_prefix='];
  const all = [...fixed, 'max_connections=100', 'shared_buffers=128MB', ...settings];
  const [command, args] = who.command(postgres, ['-D', folder, ...all.flatMap((one) => ['-c', one])]);
  const child = spawn(command, args, { ...who.ids, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let log = '';
  await new Promise<void>((up, failed) => {
    child.stderr.on('data', (text: Buffer) => {
      log = (log + text.toString()).slice(-4000);
      if (log.includes('ready to accept connections')) up();
    });
    child.once('error', failed);
    child.once('exit', (code) => {
      failed(new Error(`PostgreSQL ended with ${String(code)}: ${log}`));
    });
  });
  return { pid: child.pid ?? 0, port };
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back. */
export async function stop(pid: number): Promise<void> {
  if (pid <= 0 || !alive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let tries = 0; alive(pid) && tries < 200; tries++) await wait(25);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

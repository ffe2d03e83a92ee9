// Programs by which ours is judged. They are no part of the project: installed once into a cache of their own, at fixed versions. Where
// one can't be had, its specs are skipped and the run says why.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { windows } from './node-of-the-lock.mjs';

const cache = process.env.COUNTERSIGN_CACHE || join(homedir(), '.cache', 'countersign');

/** A Python of its own that has one package. Its specs find it by the variable `key`. */
export function pythonWith(key, name, version) {
  const folder = join(cache, `${name}-${version}`);
  const install = () => byPip(folder, `${name}==${version}`);
  return { key, name: `${name} ${version}`, path: join(folder, 'bin', 'python'), install };
}

/** A program of Go. Its specs find it by the variable `key`. */
export function goProgram(key, name, version, module) {
  const folder = join(cache, `${name}-${version}`);
  const install = () => run('go', ['install', `${module}@v${version}`], { GOBIN: folder, CGO_ENABLED: '0' });
  return { key, name: `${name} ${version}`, path: join(folder, name), install };
}

/** Variables for the specs, and a line for each program that is missing. */
export function installOnce(programs) {
  const env = {};
  const missing = [];
  for (const { key, name, path, install } of programs) {
    const why = existsSync(path) ? null : tried(name, install);
    if (why === null) env[key] = path;
    else missing.push(`${name}: ${why}`);
  }
  return { env, missing };
}

/** By hand: the variables on stdout, for `env $(node …)`. */
export function printVariables({ env, missing }) {
  for (const line of missing) console.error(`SKIPPED: ${line}`);
  for (const [key, value] of Object.entries(env)) console.log(`${key}=${value}`);
}

/** Answers what is in the way, or null. */
function tried(name, install) {
  if (windows) return 'not tried on Windows';
  console.error(`Installing ${name} into ${cache} …`);
  return install();
}

function byPip(folder, requirement) {
  const isNew = ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'];
  if (run('python3', isNew) !== null) return 'Python 3.11 or later is needed';
  const why =
    run('python3', ['-m', 'venv', folder]) ??
    run(join(folder, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', requirement]);
  if (why !== null) rmSync(folder, { recursive: true, force: true }); // half an installation would pass for a whole one
  return why;
}

function run(command, args, more = {}) {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    env: { ...process.env, ...more },
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (error) return error.code === 'ENOENT' ? `${command} is not installed` : error.message;
  const said = `${stdout}\n${stderr}`.trim().split('\n').filter(Boolean).at(-1);
  return status === 0 ? null : `${[command, ...args].join(' ')} failed: ${said}`;
}

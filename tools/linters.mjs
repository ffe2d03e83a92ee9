// pkilint and zlint, the public linters that judge what the built-in CA issues. They are no part of the project: installed once
// into a cache of their own, at these versions. Where one can't be had, its tests are skipped and the run says why.
// By hand: `env $(node tools/linters.mjs) npx vitest run --config apps/api/vite.long.config.mts linters`
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { windows } from './node-of-the-lock.mjs';

const cache = process.env.COUNTERSIGN_CACHE || join(homedir(), '.cache', 'countersign');
const pkilint = join(cache, 'pkilint-0.13.3');
const zlint = join(cache, 'zlint-3.7.3');

/** Each by the variable under which its specs look for it: PKILINT is a Python that has it, ZLINT a program. */
const linters = [
  { key: 'PKILINT', name: 'pkilint 0.13.3', path: join(pkilint, 'bin', 'python'), install: byPip },
  { key: 'ZLINT', name: 'zlint 3.7.3', path: join(zlint, 'zlint'), install: byGo },
];

/** Variables for the specs, and a line for each linter that is missing. */
export function installLinters() {
  const env = {};
  const missing = [];
  for (const { key, name, path, install } of linters) {
    const why = existsSync(path) ? null : tried(name, install);
    if (why === null) env[key] = path;
    else missing.push(`${name}: ${why}`);
  }
  return { env, missing };
}

/** Answers what is in the way, or null. */
function tried(name, install) {
  if (windows) return 'not tried on Windows';
  console.error(`Installing ${name} into ${cache} …`);
  return install();
}

function byPip() {
  const isNew = ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'];
  if (run('python3', isNew) !== null) return 'Python 3.11 or later is needed';
  const why =
    run('python3', ['-m', 'venv', pkilint]) ??
    run(join(pkilint, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', 'pkilint==0.13.3']);
  if (why !== null) rmSync(pkilint, { recursive: true, force: true }); // half an installation would pass for a whole one
  return why;
}

function byGo() {
  return run('go', ['install', 'github.com/zmap/zlint/v3/cmd/zlint@v3.7.3'], { GOBIN: zlint, CGO_ENABLED: '0' });
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

if (process.argv[1] === import.meta.filename) {
  const { env, missing } = installLinters();
  for (const line of missing) console.error(`SKIPPED: ${line}`);
  for (const [key, value] of Object.entries(env)) console.log(`${key}=${value}`);
}

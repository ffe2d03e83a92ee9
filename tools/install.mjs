// `npm ci` where node_modules is missing or was made from another lock file.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, windows } from './node-of-the-lock.mjs';

export function install() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  const { status } = npm(['ci', '--loglevel=error']);
  if (status !== 0) process.exit(status ?? 1);
}

/** npm keeps what it installed in node_modules/.package-lock.json: whoever ran it by hand needs no second time. */
function isInstalled() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const there = packagesOf(hidden);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || (there[path] ? there[path].version === version : optional || devOptional), // of other platforms
  );
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** The npm that runs this script, else the one on the PATH. */
function npm(args) {
  const self = process.env.npm_execpath;
  return self
    ? spawnSync(process.execPath, [self, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: windows });
}

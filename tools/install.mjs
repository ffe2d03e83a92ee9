// `npm ci` where node_modules is missing or was made from another lock file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, windows } from './node-of-the-lock.mjs';

const stamp = join(root, 'node_modules', '.lock-hash');

export function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (npm ci) …');
  const { status } = npm(['ci', '--loglevel=error']);
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, wanted);
}

/** The npm that runs this script, else the one on the PATH. */
function npm(args) {
  const self = process.env.npm_execpath;
  return self
    ? spawnSync(process.execPath, [self, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: windows });
}

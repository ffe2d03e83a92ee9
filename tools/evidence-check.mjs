// `npm run evidence:check [-- file …]`: every verdict once more, from the stored bytes alone. Without files it reads the database of the configuration.
import { spawnSync } from 'node:child_process';
import { nx } from './node-of-the-lock.mjs';

const built = spawnSync(process.execPath, [nx, 'build', 'api', '--outputStyle=static'], { encoding: 'utf8' });
if (built.status !== 0) {
  console.error(built.stdout, built.stderr);
  process.exit(built.status ?? 1);
}
const program = ['--enable-source-maps', 'dist/apps/api/check-evidence.js', ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, program, { stdio: 'inherit' }).status ?? 1);

// `npm start`: builds what changed, then one process serves API and portal. It ends by saying where to click.
import { spawn, spawnSync } from 'node:child_process';
import { nx } from './node-of-the-lock.mjs';

const build = [nx, 'run-many', '-t', 'build', '-p', 'api', 'portal', '--outputStyle=static'];
const built = spawnSync(process.execPath, build, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
if (built.status !== 0) {
  console.error(built.stdout, built.stderr);
  process.exit(built.status ?? 1);
}

const server = spawn(process.execPath, ['--enable-source-maps', 'dist/apps/api/main.js'], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

// `npm run dev`: Angular's dev server for the portal and the API beside it, rebuilt and restarted when a file changes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { build } from 'vite';
import { nx } from './node-of-the-lock.mjs';

/** As it was given: Vite's build sets NODE_ENV=production in this process. */
const given = { ...process.env };
const portalPort = process.env.PORTAL_PORT ?? '4200';
const apiPort = process.env.PORT ?? '3000';
// The browser talks to the dev server alone: links in mails and the check of the Origin header follow PUBLIC_URL
const apiEnv = { PORT: apiPort, PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${portalPort}` };
// Angular's dev server would take PORT for its own
const portalEnv = { PORT: portalPort, API_PORT: apiPort };

const start = (args, env) =>
  spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...given, ...env } });
const ended = (child) => child.exitCode !== null || child.signalCode !== null;

async function stop(child) {
  if (!child || ended(child)) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

const portal = start([nx, 'serve', 'portal', `--port=${portalPort}`, '--proxyConfig=tools/dev-proxy.mjs'], portalEnv);
let api;
let restarting = Promise.resolve();
let closing = false;

/** One restart after the other: the embedded database has one owner at a time. */
function restartApi() {
  restarting = restarting.then(async () => {
    await stop(api);
    if (!closing) api = start(['--enable-source-maps', 'dist/apps/api/main.js'], apiEnv);
  });
}

const watcher = await build({ configFile: 'apps/api/vite.config.mts', logLevel: 'warn', build: { watch: {} } });
watcher.on('event', (event) => {
  if (event.code === 'BUNDLE_END') restartApi();
  if (event.code === 'ERROR') console.error(String(event.error));
  if ('result' in event) void event.result?.close();
});

async function close() {
  if (closing) return;
  closing = true;
  await watcher.close();
  await restarting;
  await Promise.all([stop(api), stop(portal)]);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void close());
portal.on('exit', () => void close());

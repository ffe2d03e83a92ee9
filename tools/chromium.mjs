// Playwright's own browser can't always be downloaded: a Debian that runs as root gets its Chromium by apt.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];
const hint = 'No Chromium found: install one, or set CHROMIUM_PATH.';

export function ensureChromium() {
  if (process.platform !== 'linux' || process.env.CHROMIUM_PATH || known.some((path) => existsSync(path))) return;
  if (process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(hint);
    return;
  }
  console.log('Installing Chromium (apt) …');
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  if (status !== 0) console.error(`apt-get ${args[0]} ended with ${status}. ${hint}`);
}

import { existsSync } from 'node:fs';

const { env } = process;
const known: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    `${env['PROGRAMFILES']}\\Google\\Chrome\\Application\\chrome.exe`,
    `${env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ],
};

/** The browser named by CHROMIUM_PATH, else a Chromium of the system, else Playwright's own (`npx playwright install chromium`). */
export function browserPath(): string | undefined {
  const named = env['CHROMIUM_PATH'];
  if (!named) return known[process.platform]?.find((path) => existsSync(path));
  if (!existsSync(named)) throw new Error(`CHROMIUM_PATH: ${named} does not exist`);
  return named;
}

/** Chromium's sandbox does not run as root. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const browserArgs = [
  ...sandbox,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

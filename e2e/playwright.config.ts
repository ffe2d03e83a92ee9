import { defineConfig } from '@playwright/test';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { browserArgs, browserPath } from './browser';

const port = Number(process.env['E2E_PORT'] ?? 27_610);
const url = `http://127.0.0.1:${port}`;
/** The built server; another build of it can stand in. */
const main = process.env['E2E_SERVER'] ?? 'dist/apps/api/main.js';
const executablePath = browserPath();
const dataDir = join(import.meta.dirname, '../.data', `e2e-${port}`);

/** The main process reads this file first: each run begins with an empty house. Workers find it standing. */
if (process.env['TEST_WORKER_INDEX'] === undefined) rmSync(dataDir, { recursive: true, force: true });

export default defineConfig({
  testDir: './src',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: !!process.env['CI'],
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    baseURL: url,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 900 },
    launchOptions: { ...(executablePath && { executablePath }), args: browserArgs },
  },
  webServer: {
    command: `node --enable-source-maps ${main}`,
    cwd: '..',
    url: `${url}/readyz`,
    timeout: 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: 'pipe',
    env: { PORT: String(port), PUBLIC_URL: url, DATA_DIR: dataDir, DEMO: '1', RATE_LIMIT_FACTOR: '100' },
  },
});

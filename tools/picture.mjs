// `npm run picture`: makes the pictures of the docs anew, from the built product with its demo people.
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.mjs';
import { nx } from './node-of-the-lock.mjs';

const node = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;

ensureChromium();
const built = node(nx, 'run-many', '-t', 'build', '-p', 'api', 'portal', '--outputStyle=static');
process.exit(built || node('node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/pictures.config.ts'));

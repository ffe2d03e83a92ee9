// `npm test`: everything that says whether the product is right: format, lock file, lint, types, specs, builds, end to end.
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.mjs';
import { freePort } from './free-port.mjs';
import { nx } from './node-of-the-lock.mjs';
import { countsOf, forgetReports, reportFiles } from './reports.mjs';
import { add, keepTotals, lineOf, none } from './totals.mjs';

const node = (args, env = {}) =>
  spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

const steps = [
  ['format', () => node(['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'])],
  ['lock file', () => node(['tools/lockcheck.mjs'])],
  [
    'lint, types, specs, build or budget',
    () =>
      node([
        nx,
        'run-many',
        '-t',
        'lint',
        'typecheck',
        'test',
        'build',
        'budget',
        '--nxBail=false',
        '--outputStyle=static',
      ]),
  ],
  [
    'end to end',
    async () => {
      ensureChromium();
      return node([nx, 'e2e', 'e2e', '--outputStyle=static'], { E2E_PORT: await freePort() });
    },
  ],
];

const files = reportFiles();
forgetReports([...files, 'test-results/totals.json']);

const red = [];
for (const [name, run] of steps) if (!(await run())) red.push(name);

let totals = none;
for (const file of files) {
  const { note, ...counts } = countsOf(file);
  console.log(`${file}: ${lineOf(counts)}${note ? ` (${note})` : ''}`);
  totals = add(totals, counts);
}
if (red.length > 0) {
  console.log(`Not green: ${red.join('; ')}`);
  totals = { ...totals, failed: Math.max(totals.failed, red.length) }; // what no test tells is a failure too
}
keepTotals('test-results/totals.json', totals);
console.log(lineOf(totals));
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);

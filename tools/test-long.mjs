// `npm run test:long`: what takes too long for each change (many rounds, big tables): the API's *.long.spec.ts.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { countsOf, forgetReports } from './reports.mjs';
import { keepTotals, lineOf, none } from './totals.mjs';

const report = 'test-results/api-long.json';
const totalsFile = 'test-results/totals-long.json';
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'apps/api/vite.long.config.mts'];

forgetReports([report, totalsFile]);

function runLongSpecs() {
  const specs = globSync('apps/api/src/**/*.long.spec.ts');
  if (specs.length === 0) {
    console.log('There are no long specs (apps/api/src/**/*.long.spec.ts).');
    return none;
  }
  spawnSync(process.execPath, [...vitest, ...process.argv.slice(2)], { stdio: 'inherit' });
  return countsOf(report);
}

const { passed, failed, skipped } = runLongSpecs();
keepTotals(totalsFile, { passed, failed, skipped });
console.log(lineOf({ passed, failed, skipped }));
process.exit(failed > 0 ? 1 : 0);

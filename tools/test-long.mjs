// `npm run test:long`: what takes too long for each change: the API's *.long.spec.ts (many rounds, big tables, linters that must be
// fetched), the specs of the database once more on the oldest PostgreSQL that the system has (the embedded one is the newest), and
// what needs real name servers and a real resolver (e2e/lab).
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { howToInstall, missingPackages } from '../e2e/lab/programs.ts';
import { installLinters } from './linters.mjs';
import { nx } from './node-of-the-lock.mjs';
import { installOpenMpic } from './open-mpic.mjs';
import { countsOf, forgetReports } from './reports.mjs';
import { withSystemPostgres } from './system-postgres.mjs';
import { add, keepTotals, lineOf, none } from './totals.mjs';

const reports = {
  long: 'test-results/api-long.json',
  postgres: 'test-results/api-postgres.json',
  lab: 'test-results/lab.json',
};
const totalsFile = 'test-results/totals-long.json';
const onOldPostgres = [
  'src/database',
  'src/audit',
  'src/jobs',
  'src/certificates',
  'src/requests/list-requests.spec.ts',
];

function vitest(args, report, env = {}) {
  const all = { ...process.env, SPEC_REPORT: resolve(report), ...env };
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], { stdio: 'inherit', env: all });
  const { note, ...counts } = countsOf(report);
  if (note) console.log(note);
  return counts;
}

function runLongSpecs(env) {
  const specs = globSync('apps/api/src/**/*.long.spec.ts');
  if (specs.length > 0)
    return vitest(['--config', 'apps/api/vite.long.config.mts', ...process.argv.slice(2)], reports.long, env);
  console.log('There are no long specs (apps/api/src/**/*.long.spec.ts).');
  return none;
}

async function runOnSystemPostgres() {
  const counts = await withSystemPostgres((url, version) => {
    console.log(`The specs of the database on PostgreSQL ${version} …`);
    return vitest(['--config', 'apps/api/vite.config.mts', ...onOldPostgres], reports.postgres, {
      TEST_DATABASE_URL: url,
    });
  });
  if (counts) return counts;
  console.log(
    'SKIPPED: the system has no PostgreSQL 15 or later below /usr/lib/postgresql (Debian: apt install postgresql).',
  );
  return { ...none, skipped: 1 };
}

/** Some of the specs start the built server. */
function build() {
  const built = spawnSync(process.execPath, [nx, 'build', 'api', '--outputStyle=static'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);
}

/** Where its programs are missing, the specs skip themselves, each counted. */
const runInLab = (env) => vitest(['--config', 'e2e/lab/vite.long.config.mts'], reports.lab, env);

forgetReports([...Object.values(reports), totalsFile]);
build();
const linters = installLinters();
const openMpic = installOpenMpic();
const totals = [runLongSpecs(linters.env), runInLab(openMpic.env), await runOnSystemPostgres()].reduce(add);
keepTotals(totalsFile, totals);
for (const line of linters.missing) console.log(`SKIPPED: what the CA issues was not shown to ${line}`);
for (const line of openMpic.missing) console.log(`SKIPPED: our CAA verdicts were not compared with those of ${line}`);
const missing = missingPackages();
if (missing.length > 0)
  console.log(
    `SKIPPED: nothing was tried on the private DNS, which needs packages of the system. ${howToInstall(missing)}`,
  );
console.log(lineOf(totals));
process.exit(totals.failed > 0 ? 1 : 0);

// `npm run bench`: the budgets that can be measured on one machine, beside what they must and should be. With `--write`, the
// table goes into docs/performance.md. Nothing else should run meanwhile.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { bundles, eventLoopDelay, idleMemory, signInTime, startUp } from './bench/measures.mjs';
import { nx } from './node-of-the-lock.mjs';

const page = 'docs/performance.md';
const [from, to] = ['<!-- figures -->', '<!-- /figures -->'];

const built = spawnSync(process.execPath, [
  nx,
  'run-many',
  '-t',
  'build',
  '-p',
  'api',
  'portal',
  '--outputStyle=static',
]);
if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);

const rows = [];
/** A figure beside its budget; smaller is better. */
function add(id, what, figure, unit, must, goal) {
  rows.push({ id, what, figure, unit, must, goal, held: figure <= must });
  const verdict = figure <= goal ? 'goal reached' : figure <= must ? 'held' : 'NOT HELD';
  console.log(`${id}  ${what}: ${figure.toFixed(1)} ${unit} (must ${must}, goal ${goal}): ${verdict}`);
}

const { initial, list, wizard } = await bundles();
add('P13', 'JavaScript and CSS by brotli: first visit', initial, 'kB', 210, 170);
add('P13', '… and the list', list, 'kB', 100, 65);
add('P13', '… and the wizard', wizard, 'kB', 130, 85);
add('P9', 'start to `/readyz` 200, migrated database, median of 3', await startUp(), 's', 5, 2.5);
add('P18', 'sign-in, p95 of 200', await signInTime(), 'ms', 250, 80);
const delay = await eventLoopDelay();
add('P12', 'event-loop delay p99 under full issuing', delay.issuing, 'ms', 100, 30);
add('P12', '… and while CSRs of 1,000 names come', delay.hugeCsr, 'ms', 100, 30);
console.log(`     (${delay.perSecond.toFixed(0)} certificates a second, 8 presses side by side, P-256 CA)`);
if (process.argv.includes('--quick')) console.log('P10  left out: it waits 5 minutes');
else add('P10', 'memory of the idle process after 5 minutes, without PostgreSQL', await idleMemory(), 'MiB', 250, 160);

if (process.argv.includes('--write')) write();
process.exit(rows.every(({ held }) => held) ? 0 : 1);

function write() {
  const { model } = cpus()[0];
  const machine = `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}`;
  const table = [
    `Measured on ${new Date().toISOString().slice(0, 10)} on ${machine}, ${delay.perSecond.toFixed(0)} certificates a second under P12.`,
    '',
    '| id | what | measured | must | goal |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ id, what, figure, unit, must, goal }) =>
        `| ${id} | ${what} | **${figure.toFixed(1)} ${unit}** | ${must} | ${goal} |`,
    ),
  ].join('\n');
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, `${text.slice(0, text.indexOf(from) + from.length)}\n${table}\n${text.slice(text.indexOf(to))}`);
}

// `npm run test:guards [-- word …]`: takes out one guard after the other and tells whether its test fails without it. It works on a copy of
// what is committed, so that no edit of it can stay behind. With words: only the guards whose text has one of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { guards } from './guards.mjs';

const copy = join(mkdtempSync(join(tmpdir(), 'guards-')), 'tree');
/** Nothing is tried twice. */
const { CI: _, ...env } = process.env;
/** Each project writes its own. */
const reportOf = (config) => join(copy, 'test-results', `${config.split('/')[1]}.json`);
const git = (...args) => {
  const { status, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
};

/** What the tests say with this guard taken out: how many failed, and of how many. */
function without({ file, line, without: instead, config, spec, test }) {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  if (whole.split(line).length !== 2) return { failed: 0, total: 0, why: `${file} has not once: ${line}` };
  writeFileSync(
    path,
    whole.replace(line, () => instead),
  );
  const report = reportOf(config);
  const named = test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  try {
    const told = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--config', config, spec, '-t', named],
      { cwd: copy, encoding: 'utf8', env: { ...env, SPEC_REPORT: report } },
    );
    return verdictOf(report, told.stderr);
  } finally {
    writeFileSync(path, whole);
    rmSync(report, { force: true });
  }
}

/** A file that cannot be loaded is no test that fails. */
function verdictOf(report, stderr) {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const ran = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'passed' || status === 'failed');
    const failed = ran.filter(({ status }) => status === 'failed').length;
    return { failed, total: ran.length, why: ran.length === 0 ? 'no test ran' : 'its test passes without it' };
  } catch {
    return { failed: 0, total: 0, why: stderr.slice(-500) };
  }
}

const words = process.argv.slice(2);
const wanted = guards.filter(({ what }) => words.length === 0 || words.some((word) => what.includes(word)));
git('worktree', 'add', '--detach', copy, 'HEAD');
let unnoticed = 0;
try {
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  for (const each of wanted) {
    const { failed, total, why } = without(each);
    if (failed === 0) unnoticed += 1;
    console.log(
      `${failed > 0 ? 'noticed  ' : 'UNNOTICED'} ${each.what}: ${failed > 0 ? `${failed} of ${total} fail` : why}`,
    );
  }
} finally {
  git('worktree', 'remove', '--force', copy);
}
console.log(`${wanted.length - unnoticed} of ${wanted.length} guards are noticed when they are taken out`);
process.exit(unnoticed > 0 ? 1 : 0);

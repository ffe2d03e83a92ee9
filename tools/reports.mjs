// What the reports of a run say: Vitest's and Playwright's, in the same three numbers.
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';

/** In CI a red browser test is tried once more. Now and then one may need it; more than that hides a fault. */
const FLAKY_ALLOWED = 2;

/** Each project says in its project.json where its report goes: one that is new can't be forgotten here. */
export function reportFiles() {
  const projects = globSync('{apps,libs}/*/project.json').concat('e2e/project.json');
  const files = projects.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/\{workspaceRoot\}\/(test-results\/[\w-]+\.json)/g),
  ]);
  return [...new Set(files.map(([, file]) => file))].sort();
}

export function forgetReports(files) {
  for (const file of files) rmSync(file, { force: true });
}

/** A report that is missing is a project that did not run: one failure. */
export function countsOf(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, note: 'no report' };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return 'stats' in report ? playwrightCounts(report) : vitestCounts(report);
}

function vitestCounts(report) {
  const crashed = !report.success && report.numFailedTests === 0; // a file that could not be loaded has no test to blame
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + (crashed ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function playwrightCounts({ stats, errors }) {
  const tooFlaky = stats.flaky > FLAKY_ALLOWED ? stats.flaky : 0;
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length + tooFlaky,
    skipped: stats.skipped,
    note: stats.flaky ? `${stats.flaky} passed at the second try: mend them` : undefined,
  };
}

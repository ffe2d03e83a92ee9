// What the reports of a run say: Vitest's and Playwright's, in the same three numbers.
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';

/** In CI a red test is tried once more. Now and then one may need it and is named; more than that hides a fault. */
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
  const flaky = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages?.length > 0)
    .map(({ fullName }) => fullName);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + (crashed ? 1 : 0) + tooMany(flaky.length),
    skipped: report.numPendingTests + report.numTodoTests,
    note: noteOf(flaky.length, flaky.join('; ')),
  };
}

function playwrightCounts({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length + tooMany(stats.flaky),
    skipped: stats.skipped,
    note: noteOf(stats.flaky, 'see above'),
  };
}

const tooMany = (flaky) => (flaky > FLAKY_ALLOWED ? flaky : 0);
const noteOf = (flaky, which) => (flaky ? `${flaky} passed at the second try, mend them: ${which}` : undefined);

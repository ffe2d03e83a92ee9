// The one line that says how a run went: `N passed, N failed[, N skipped]`. Runs on any Node (.ci/run adds up with it).
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});
export const none = { passed: 0, failed: 0, skipped: 0 };

export const lineOf = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

export function keepTotals(file, totals) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(totals));
}

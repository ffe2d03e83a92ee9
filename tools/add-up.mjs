// The last line of .ci/run: what `npm test` and `npm run test:long` kept of their totals, added up.
import { existsSync, readFileSync } from 'node:fs';
import { add, lineOf, none } from './totals.mjs';

/** Totals that are missing belong to a run that broke off: one failure. */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { ...none, failed: 1 });

const totals = ['test-results/totals.json', 'test-results/totals-long.json'].map(read).reduce(add);
console.log(lineOf(totals));
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);

// After the portal's build: fails when a browser would have to load more than is allowed.
import { bundleSizes } from './bundle-size.mjs';

/** kB by brotli. */
export const BUDGET = { initial: 210, list: 100, wizard: 130 };

const over = Object.entries(bundleSizes()).filter(([step, size]) => {
  console.log(`${step}: ${size.toFixed(1)} of ${BUDGET[step]} kB`);
  return size > BUDGET[step];
});
if (over.length > 0) {
  console.error(`Over the budget: ${over.map(([step]) => step).join(', ')}`);
  process.exit(1);
}

export const median = (values) => percentile(values, 50);

export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)];
}

export async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** So many workers take from one queue until it is empty. */
export async function inLanes(count, queue, work) {
  const left = [...queue];
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: count }, lane));
}

/** What the work gives for each, in order; so many are worked on at once. */
export async function inLanes<T, R>(count: number, queue: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const given = new Map<number, R>();
  const left = [...queue.entries()];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) given.set(next[0], await work(next[1]));
  };
  await Promise.all(Array.from({ length: count }, lane));
  return queue.map((_, at) => given.get(at)!);
}

export const inGroupsOf = <T>(size: number, all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

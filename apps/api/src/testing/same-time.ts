type Act = () => Promise<unknown>;

const PAIRS = 40;
const ROUNDS = 6;
const CLOSE = 0.1;

/**
 * How many times as long one takes as the other, by their medians. They are measured in turn, so that what else the machine does meets both. Where
 * they differ, no round finds them alike; where they are alike but the machine is busy, one of some rounds does: the first within ten percent is taken.
 */
export async function timeRatio(one: Act, other: Act): Promise<number> {
  let closest = Infinity;
  for (let round = 0; round < ROUNDS && Math.abs(closest - 1) > CLOSE; round++) {
    const times: [number[], number[]] = [[], []];
    for (let pair = 0; pair < PAIRS; pair++) {
      const first = pair % 2;
      for (const which of [first, 1 - first]) times[which === 0 ? 0 : 1].push(await timed(which === 0 ? one : other));
    }
    const ratio = median(times[0]) / median(times[1]);
    if (Math.abs(ratio - 1) < Math.abs(closest - 1)) closest = ratio;
  }
  return closest;
}

async function timed(act: Act): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

import type { TestStep } from './connector-kind';

/** A step answers with what it saw, or throws with what is wrong. */
export type Step = readonly [name: string, look: () => Promise<string> | string];

/** Runs the steps of a test one after the other; the first that fails is the last. */
export async function runSteps(steps: readonly Step[]): Promise<TestStep[]> {
  const done: TestStep[] = [];
  for (const [name, look] of steps) {
    const since = performance.now();
    const seen = await outcomeOf(look);
    done.push({ name, ...seen, durationMs: Math.round(performance.now() - since) });
    if (!seen.ok) break;
  }
  return done;
}

async function outcomeOf(look: Step[1]): Promise<Pick<TestStep, 'ok' | 'detail'>> {
  try {
    return { ok: true, detail: await look() };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

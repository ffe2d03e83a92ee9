import { setTimeout as wait } from 'node:timers/promises';

/** What was started, the last one first: so it is stopped. */
export type Stops = (() => Promise<void>)[];

/** What hangs is left behind: an orchestrator kills after 15 seconds or so. */
const PATIENCE = 14_000;

/** Ends the process cleanly at the first signal, also while it still starts. Nest's own hooks raise the signal again before the embedded database has stopped. */
export function stopOnSignals(stops: Stops, started: Promise<unknown>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE).unref();
    await Promise.race([started.catch(() => undefined), wait(PATIENCE / 2)]);
    for (const one of stops) await one();
    process.exit(0);
  };
  const failed = (error: unknown) => {
    console.error(String(error));
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().catch(failed));
}

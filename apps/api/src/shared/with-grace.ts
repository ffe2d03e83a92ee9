import { setTimeout as wait } from 'node:timers/promises';

/** Three wait one after the other at the most, and an orchestrator kills after 15 seconds or so. */
const GRACE = 4000;

/** Waits for what still runs when the process ends, but not for what hangs: that is left to whoever comes next. */
export const withGrace = async (running: Promise<unknown> | undefined): Promise<void> => {
  await Promise.race([running, wait(GRACE, undefined, { ref: false })]);
};

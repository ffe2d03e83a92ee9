/** Seconds until the next try. The first ones are close together: a mail server that restarts is back within the minute. */
const pauses = [5, 10, 10, 10, 15, 15, 30, 60, 120, 300, 900, 1800, 3600];
const GIVE_UP_AFTER_HOURS = 24;

/** When to try again after so many tries, or null when a day has passed (a Token is dead by then). */
export function nextTry(tries: number, createdAt: Date, now: Date): Date | null {
  const pause = pauses[Math.min(tries, pauses.length) - 1] ?? 5;
  const next = new Date(now.getTime() + pause * 1000);
  const end = createdAt.getTime() + GIVE_UP_AFTER_HOURS * 3_600_000;
  return next.getTime() < end ? next : null;
}

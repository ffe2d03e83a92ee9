const MINUTE = 60_000;
const IDLE = 30 * MINUTE;
const WHOLE = 12 * 60 * MINUTE;

/** A session ends when nobody used it for half an hour, and after twelve hours in any case. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - IDLE);
export const openedSince = (now: Date): Date => new Date(now.getTime() - WHOLE);

/** When it will end if nobody uses it from now on. */
export const endOf = (createdAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + IDLE, createdAt.getTime() + WHOLE));

/** One write a minute is enough to know that somebody is there: it may end a minute early, never late. */
export const isStale = (lastSeenAt: Date, now: Date): boolean => now.getTime() - lastSeenAt.getTime() > MINUTE;

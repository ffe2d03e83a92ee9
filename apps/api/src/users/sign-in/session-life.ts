import type { Settings } from '@countersign/contracts';

type Lives = Settings['sessions'];
const MINUTE = 60_000;

/** A session ends when nobody used it for a while, and after some hours in any case; the settings say how long (30 minutes, 12 hours). */
export const idleSince = (now: Date, { idleMinutes }: Lives): Date => new Date(now.getTime() - idleMinutes * MINUTE);
export const openedSince = (now: Date, { absoluteHours }: Lives): Date =>
  new Date(now.getTime() - absoluteHours * 60 * MINUTE);

/** When it will end if nobody uses it from now on. */
export const endOf = (createdAt: Date, now: Date, { idleMinutes, absoluteHours }: Lives): Date =>
  new Date(Math.min(now.getTime() + idleMinutes * MINUTE, createdAt.getTime() + absoluteHours * 60 * MINUTE));

/** One write a minute is enough to know that somebody is there: it may end a minute early, never late. */
export const isStale = (lastSeenAt: Date, now: Date): boolean => now.getTime() - lastSeenAt.getTime() > MINUTE;

import type { Invitation } from '@countersign/contracts';

const hour = 3_600_000;
const day = 24 * hour;

/** "expires in 3 days", for what still waits; what is over says so by its state. */
export function expiryWord(
  { status, expiresAt }: Pick<Invitation, 'status' | 'expiresAt'>,
  now: number,
): string | null {
  const left = Date.parse(expiresAt) - now;
  if (status !== 'pending' || left <= 0) return null;
  if (left >= 2 * day) return $localize`:@@invited.days:expires in ${Math.floor(left / day)}:days: days`;
  if (left >= day) return $localize`:@@invited.oneDay:expires in 1 day`;
  if (left >= hour) return $localize`:@@invited.hours:expires in ${Math.floor(left / hour)}:hours: h`;
  return $localize`:@@invited.soon:expires within the hour`;
}

/** Between two mails of one invitation. */
const pause = 60_000;

/** Seconds until an invitation may be sent again; 0 when it may be now. */
export const pauseLeft = ({ sentAt }: Pick<Invitation, 'sentAt'>, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(sentAt) + pause - now) / 1000));

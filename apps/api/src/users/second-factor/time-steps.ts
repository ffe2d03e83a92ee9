import { verifySync } from 'otplib';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, steps of 30 seconds. One step before and after is taken for clocks that differ. */
const STEP = 30;
const bare = (typed: string) => typed.replace(/\s/g, '');

export const isSixDigits = (typed: string): boolean => /^\d{6}$/.test(bare(typed));

/** The step to which the code belongs, or null where it is no code of now. */
export function stepOf(secret: string, typed: string, now: Date): number | null {
  if (!isSixDigits(typed)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const found = verifySync({ strategy: 'totp', secret, token: bare(typed), epoch, period: STEP, epochTolerance: STEP });
  return found.valid && 'timeStep' in found ? found.timeStep : null;
}

import * as z from 'zod';
import { instant } from '../names';

/** Six digits of an authenticator, or one of the recovery codes. */
export const otp = z
  .string({ error: 'required' })
  .trim()
  .min(6, { error: 'invalid-field' })
  .max(32, { error: 'invalid-field' });

export const oneTimeCode = z.strictObject({ otp }).meta({ id: 'OneTimeCode' });
export type OneTimeCode = z.infer<typeof oneTimeCode>;

/** The secret in base32 and the address that the QR code holds (Key URI Format); shown until it is confirmed, never again. */
export const totpEnrolment = z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'TotpEnrolment' });
export type TotpEnrolment = z.infer<typeof totpEnrolment>;

/** Shown once. Each works once, in place of a code. */
export const recoveryCodes = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;

export const totpState = z
  .object({ enrolledAt: instant.nullable(), recoveryCodesLeft: z.int() })
  .meta({ id: 'TotpState' });
export type TotpState = z.infer<typeof totpState>;

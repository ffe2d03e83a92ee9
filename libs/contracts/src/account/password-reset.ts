import * as z from 'zod';
import { emailAddress, instant } from '../names';
import { invitationState } from '../people/invitations';
import { password } from '../people/passwords';

export const askPasswordReset = z.strictObject({ email: emailAddress }).meta({ id: 'AskPasswordReset' });
export type AskPasswordReset = z.infer<typeof askPasswordReset>;

/** The same for every address: whether there is an account is nobody's to learn. */
export const askedPasswordReset = z.object({}).meta({ id: 'AskedPasswordReset' });

/** What the page behind the link shows; reading it changes nothing. */
export const openPasswordReset = z
  .object({ email: z.string(), status: invitationState, expiresAt: instant })
  .meta({ id: 'OpenPasswordReset' });
export type OpenPasswordReset = z.infer<typeof openPasswordReset>;

export const setPassword = z.strictObject({ password }).meta({ id: 'SetPassword' });
export type SetPassword = z.infer<typeof setPassword>;

import * as z from 'zod';
import { id, instant } from '../names';
import { invitationState } from './invitations';
import { password } from './passwords';

/** What the page behind the link of an account made on behalf shows; reading it changes nothing. */
export const openActivation = z
  .object({
    name: z.string(),
    email: z.string(),
    enterprise: z.object({ name: z.string() }).nullable(),
    expiresAt: instant,
    status: invitationState,
    agreements: z.array(
      z.object({
        id,
        version: z.int(),
        name: z.string(),
        texts: z.array(z.object({ language: z.string(), html: z.string(), sha256: z.string() })),
      }),
    ),
  })
  .meta({ id: 'OpenActivation' });
export type OpenActivation = z.infer<typeof openActivation>;

export const activate = z
  .strictObject({
    password,
    agreementsAccepted: z
      .array(z.strictObject({ id, version: z.int() }))
      .max(20, { error: 'too-many' })
      .optional(),
  })
  .meta({ id: 'Activate' });
export type Activate = z.infer<typeof activate>;

import * as z from 'zod';
import { listQuery, pageOf } from '../lists';
import { emailAddress, id, instant, line } from '../names';
import { password } from '../people/passwords';

export const mePatch = z
  .strictObject({
    name: line(200).optional(),
    mobile: line(40).nullish(),
    locale: z
      .string()
      .regex(/^[a-z]{2}(-[A-Z]{2})?$/, { error: 'invalid-field' })
      .optional(),
  })
  .meta({ id: 'MePatch' });
export type MePatch = z.infer<typeof mePatch>;

const look = {
  theme: z.enum(['system', 'light', 'dark'], { error: 'invalid-field' }),
  density: z.enum(['comfortable', 'standard', 'compact'], { error: 'invalid-field' }),
  /** By the name of a list: which columns, in which order. */
  lists: z.record(
    z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'invalid-field' }),
    z.strictObject({
      columns: z
        .array(z.string().max(40, { error: 'invalid-field' }), { error: 'invalid-field' })
        .max(40, { error: 'too-many' }),
    }),
    { error: 'invalid-field' },
  ),
};
export const preferences = z.object(look).meta({ id: 'Preferences' });
export type Preferences = z.infer<typeof preferences>;
export const preferencesPatch = z
  .strictObject({ theme: look.theme.optional(), density: look.density.optional(), lists: look.lists.optional() })
  .meta({ id: 'PreferencesPatch' });
export type PreferencesPatch = z.infer<typeof preferencesPatch>;

export const changeEmail = z.strictObject({ email: emailAddress }).meta({ id: 'ChangeEmail' });
export type ChangeEmail = z.infer<typeof changeEmail>;
/** Where the Token went and until when it works. */
export const emailChange = z.object({ email: z.string(), expiresAt: instant }).meta({ id: 'EmailChange' });
export type EmailChange = z.infer<typeof emailChange>;
/** What waits for its Token; nothing does where it is null. */
export const pendingEmailChange = z
  .object({ email: z.string().nullable(), expiresAt: instant.nullable() })
  .meta({ id: 'PendingEmailChange' });
export type PendingEmailChange = z.infer<typeof pendingEmailChange>;
export const confirmEmail = z
  .strictObject({ token: z.string({ error: 'required' }).min(1, { error: 'required' }).max(200) })
  .meta({ id: 'ConfirmEmail' });
export type ConfirmEmail = z.infer<typeof confirmEmail>;

export const changePassword = z
  .strictObject({ current: z.string({ error: 'required' }).min(1, { error: 'required' }).max(1024), next: password })
  .meta({ id: 'ChangePassword' });
export type ChangePassword = z.infer<typeof changePassword>;

export const signInSession = z
  .object({
    id,
    current: z.boolean(),
    createdAt: instant,
    lastSeenAt: instant,
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'SignInSession' });
export type SignInSession = z.infer<typeof signInSession>;
export const signInSessionPage = pageOf(signInSession).meta({ id: 'SignInSessionPage' });
export const signInSessionQuery = listQuery(['lastSeenAt', 'createdAt'], {});
export type SignInSessionQuery = z.infer<typeof signInSessionQuery>;

/** `keep=current`: all but the session that asks. */
export const endSessionsQuery = z.strictObject({ keep: z.enum(['current'], { error: 'unknown-filter' }).optional() });
export type EndSessionsQuery = z.infer<typeof endSessionsQuery>;

export const notification = z
  .object({ id, at: instant, text: z.string(), link: z.string().nullable(), readAt: instant.nullable() })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof notification>;
export const notificationPage = pageOf(notification).meta({ id: 'NotificationPage' });
export const notificationQuery = listQuery(['at'], {});
export type NotificationQuery = z.infer<typeof notificationQuery>;
export const readNotifications = z
  .strictObject({ ids: z.array(id).max(200, { error: 'too-many' }) })
  .meta({ id: 'ReadNotifications' });
export type ReadNotifications = z.infer<typeof readNotifications>;

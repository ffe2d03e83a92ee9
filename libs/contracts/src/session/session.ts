import * as z from 'zod';
import { permission } from '../access/permissions';
import { id, instant } from '../names';

export const signIn = z
  .strictObject({
    email: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(320, { error: 'invalid-field' }),
    password: z.string({ error: 'required' }).min(1, { error: 'required' }).max(1024, { error: 'invalid-field' }),
    otp: z.string().max(32, { error: 'invalid-field' }).optional(),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof signIn>;

export const roleName = z.object({ id, key: z.string().nullable(), name: z.string() }).meta({ id: 'RoleName' });
export type RoleName = z.infer<typeof roleName>;

/** Who is signed in and what they may do: everywhere by an operator's role, in an enterprise by a membership. */
export const session = z
  .object({
    user: z.object({
      id,
      name: z.string(),
      email: z.string(),
      kind: z.enum(['operator', 'member']),
      locale: z.string(),
    }),
    permissions: z.array(permission),
    enterprises: z.array(z.object({ id, name: z.string(), role: roleName, permissions: z.array(permission) })),
    /** `required`: the account must have a second factor; as long as it has none, nothing else can be done. */
    mfa: z.object({ enrolled: z.array(z.string()), satisfiedAt: instant.nullable(), required: z.boolean() }),
    expiresAt: instant,
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

/** A key for scripts. The secret is in the answer of the POST that made it and nowhere else. */
export const apiToken = z
  .object({
    id,
    name: z.string(),
    scopes: z.array(permission),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    secret: z.string().optional(),
  })
  .meta({ id: 'ApiToken' });
export type ApiToken = z.infer<typeof apiToken>;

export const newApiToken = z
  .strictObject({
    name: z.string().trim().min(1, { error: 'required' }).max(100, { error: 'invalid-field' }),
    scopes: z.array(permission, { error: 'invalid-field' }).min(1, { error: 'required' }),
    expiresAt: z.iso.datetime({ error: 'invalid-field' }),
  })
  .meta({ id: 'NewApiToken' });
export type NewApiToken = z.infer<typeof newApiToken>;

import * as z from 'zod';
import { permission } from '../access/permissions';
import { anyOf, ids, listQuery, pageOf } from '../lists';
import { emailAddress, id, instant, line, named } from '../names';
import { roleName } from '../session/session';

export const personStates = ['invited', 'active', 'suspended', 'blocked', 'restricted'] as const;
export const personState = z.enum(personStates);
export type PersonState = z.infer<typeof personState>;

export const user = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    mobile: z.string().nullable(),
    kind: z.enum(['operator', 'member']),
    role: roleName.nullable(),
    status: personState,
    memberships: z.array(z.object({ enterprise: named, role: roleName, status: personState })),
    lastSignInAt: instant.nullable(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof user>;

export const role = z
  .object({
    id,
    key: z.string().nullable(),
    name: z.string(),
    description: z.string(),
    scope: z.enum(['operator', 'enterprise']),
    enterpriseId: id.nullable(),
    isDefault: z.boolean(),
    builtIn: z.boolean(),
    permissions: z.array(permission),
  })
  .meta({ id: 'Role' });
export type Role = z.infer<typeof role>;

export const member = z
  .object({
    user: z.object({ id, name: z.string(), email: z.string() }),
    role: roleName,
    status: personState,
    since: instant,
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof member>;
export const memberPage = pageOf(member).meta({ id: 'MemberPage' });
export const memberQuery = listQuery(['since', 'name', 'email'], {
  status: anyOf(personStates).optional(),
  roleId: ids.optional(),
});
export type MemberQuery = z.infer<typeof memberQuery>;

export const memberPatch = z
  .strictObject({
    roleId: id.optional(),
    status: z.enum(['active', 'suspended', 'blocked', 'restricted'], { error: 'invalid-field' }).optional(),
  })
  .meta({ id: 'MemberPatch' });
export type MemberPatch = z.infer<typeof memberPatch>;

export const invitationStates = ['pending', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export const invitationState = z.enum(invitationStates);
export const invitation = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    role: roleName,
    status: invitationState,
    invitedBy: named.nullable(),
    sentAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitation>;
export const invitationPage = pageOf(invitation).meta({ id: 'InvitationPage' });
export const invitationQuery = listQuery(['sentAt', 'email'], { status: anyOf(invitationStates).optional() });
export type InvitationQuery = z.infer<typeof invitationQuery>;

/** `role` is an id or the key of a built-in role. */
export const newInvitation = z
  .strictObject({
    name: line(200),
    email: emailAddress,
    role: z.string({ error: 'required' }).min(1, { error: 'required' }).max(100),
  })
  .meta({ id: 'NewInvitation' });
export type NewInvitation = z.infer<typeof newInvitation>;

/** What the page behind an invitation's link shows; reading it changes nothing. `enterprise` is null for an operator's. */
export const openInvitation = z
  .object({
    enterprise: z.object({ name: z.string() }).nullable(),
    invitedBy: z.object({ name: z.string() }).nullable(),
    name: z.string(),
    email: z.string(),
    role: z.object({ name: z.string() }),
    expiresAt: instant,
    status: invitationState,
    accountExists: z.boolean(),
  })
  .meta({ id: 'OpenInvitation' });
export type OpenInvitation = z.infer<typeof openInvitation>;

export const passwordRules = { least: 12, most: 128 } as const;
export const password = z
  .string({ error: 'required' })
  .min(passwordRules.least, { error: 'invalid-field' })
  .max(passwordRules.most, { error: 'invalid-field' });

export const acceptInvitation = z
  .strictObject({ password: password.optional(), name: line(200).optional() })
  .meta({ id: 'AcceptInvitation' });
export type AcceptInvitation = z.infer<typeof acceptInvitation>;
export const acceptedInvitation = z
  .object({ status: invitationState, signInRequired: z.boolean() })
  .meta({ id: 'AcceptedInvitation' });
export type AcceptedInvitation = z.infer<typeof acceptedInvitation>;
export const declineInvitation = z.strictObject({ reason: line(500).optional() }).meta({ id: 'DeclineInvitation' });
export type DeclineInvitation = z.infer<typeof declineInvitation>;

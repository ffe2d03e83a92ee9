import * as z from 'zod';
import { permission } from '../access/permissions';
import { anyOf, listQuery, pageOf, yesOrNo } from '../lists';
import { emailAddress, id, instant, line, named } from '../names';
import { roleName } from '../session/session';
import { password } from './passwords';

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
    /** With what it allows, by the rules of today. */
    role: z.object({ name: z.string(), description: z.string(), permissions: z.array(permission) }),
    expiresAt: instant,
    status: invitationState,
    accountExists: z.boolean(),
  })
  .meta({ id: 'OpenInvitation' });
export type OpenInvitation = z.infer<typeof openInvitation>;

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

export const bulkInvitationQuery = z.strictObject({ dryRun: yesOrNo.optional() });
/** `line` is the line of the file, its header being 1. */
export const bulkInvitationResult = z
  .object({
    rows: z.array(
      z.object({
        line: z.int(),
        email: z.string(),
        ok: z.boolean(),
        errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
      }),
    ),
  })
  .meta({ id: 'BulkInvitationResult' });
export type BulkInvitationResult = z.infer<typeof bulkInvitationResult>;

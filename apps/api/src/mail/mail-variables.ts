import * as z from 'zod';

const text = z.string();
const instant = z.iso.datetime();
/** One of our own pages: it becomes an address below PUBLIC_URL. */
const path = z.string().regex(/^\/(?!\/)/, 'not a path of ours');

/** What each mail says. */
export const mailVariables = {
  'mailbox-token': z.object({
    address: text,
    token: text,
    enterpriseName: text,
    requesterName: text,
    requestNumber: text,
    profileName: text.nullable().default(null),
    expiresAt: instant,
    confirmPath: path,
  }),
  invitation: z.object({
    name: text,
    inviterName: text,
    enterpriseName: text.nullable(), // an operator belongs to none
    roleName: text,
    expiresAt: instant,
    invitationPath: path,
  }),
  activation: z.object({
    name: text,
    inviterName: text,
    enterpriseName: text,
    expiresAt: instant,
    activationPath: path,
  }),
  'account-changed': z.object({
    name: text,
    what: text,
    at: instant,
    securityPath: path,
  }),
  'email-change': z.object({
    name: text,
    token: text,
    expiresAt: instant,
    profilePath: path,
  }),
  'password-reset': z.object({
    name: text,
    expiresAt: instant,
    resetPath: path,
  }),
  'check-verified': z.object({
    recipientName: text,
    enterpriseName: text,
    name: text,
    what: text,
    requestNumber: text,
    path,
  }),
  'certificate-generated': z.object({
    recipientName: text,
    enterpriseName: text,
    subject: text,
    addresses: z.array(text),
    serial: text,
    notAfter: instant,
    requestNumber: text,
    profileName: text,
    requestPath: path,
  }),
};

export type TemplateName = keyof typeof mailVariables;
export type MailVariables = { [T in TemplateName]: z.input<(typeof mailVariables)[T]> };

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(mailVariables, name);

import * as z from 'zod';
import { anyOf, listQuery, pageOf, yesOrNo } from '../lists';
import { domainName, id, instant } from '../names';
import { check } from '../verification/check';

/** The Baseline Requirements let nobody rely on a proof of a domain for longer (S/MIME BR 4.2.1). */
export const longestDomainValidity = 398;

export const domainStates = ['unverified', 'pending', 'verified', 'expired'] as const;
export type DomainState = (typeof domainStates)[number];

const subdomains = z.array(domainName).max(50, { error: 'too-many' });
const validityDays = z
  .int({ error: 'invalid-field' })
  .min(1, { error: 'invalid-field' })
  .max(longestDomainValidity, { error: 'invalid-field' });
const flag = z.boolean({ error: 'invalid-field' });

/** `fromCheckId`: the proof was made in a request, and an operator promotes it. */
export const newDomain = z
  .strictObject({
    name: domainName,
    subdomains: subdomains.optional(),
    validityDays: validityDays.optional(),
    mpic: flag.optional(),
    fromCheckId: id.optional(),
  })
  .meta({ id: 'NewDomain' });
export type NewDomain = z.infer<typeof newDomain>;

export const domainPatch = z
  .strictObject({
    active: flag.optional(),
    subdomains: subdomains.optional(),
    validityDays: validityDays.optional(),
    mpic: flag.optional(),
  })
  .meta({ id: 'DomainPatch' });
export type DomainPatch = z.infer<typeof domainPatch>;

export const startDomain = z
  .strictObject({ method: z.enum(['txt', 'file'], { error: 'invalid-field' }) })
  .meta({ id: 'StartDomain' });
export type StartDomain = z.infer<typeof startDomain>;
export const verifyDomain = z.strictObject({}).meta({ id: 'VerifyDomain' });

/** A domain that an enterprise proves once, for the requests of all its people. */
export const domain = z
  .object({
    id,
    name: z.string(),
    unicodeName: z.string(),
    subdomains: z.array(z.string()),
    active: z.boolean(),
    status: z.enum(domainStates),
    method: z.enum(['txt', 'file']).nullable(),
    verifiedAt: instant.nullable(),
    validUntil: instant.nullable(),
    validityDays: z.int(),
    mpic: z.boolean(),
    checks: z.array(check),
    createdAt: instant,
    createdBy: z.object({ id, name: z.string(), email: z.string() }).nullable(),
  })
  .meta({ id: 'Domain' });
export type Domain = z.infer<typeof domain>;
export const domainPage = pageOf(domain).meta({ id: 'DomainPage' });
export const domainQuery = listQuery(['name', 'createdAt', 'validUntil'], {
  status: anyOf(domainStates).optional(),
  active: yesOrNo.optional(),
});
export type DomainQuery = z.infer<typeof domainQuery>;

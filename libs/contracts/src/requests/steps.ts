import * as z from 'zod';
import { domainName, emailAddress } from '../names';
import { subjectAttribute } from '../profiles/profile';

export const stepIds = ['csr', 'sdn', 'san', 'validity', 'verification', 'user'] as const;
export const stepId = z.enum(stepIds);
export type StepId = z.infer<typeof stepId>;

/** PEM, with or without text round it, or base64 DER. What it holds is judged by the CSR rules. */
export const csrStep = z
  .strictObject({
    pem: z.string({ error: 'required' }).min(1, { error: 'required' }).max(65_536, { error: 'too-large' }),
  })
  .meta({ id: 'CsrStep' });
export type CsrStep = z.infer<typeof csrStep>;

/** Attribute → value. Which attributes are offered, required or locked is the profile's word. */
export const sdnStep = z
  .partialRecord(subjectAttribute, z.string({ error: 'invalid-field' }).max(255, { error: 'invalid-field' }))
  .meta({ id: 'SdnStep' });
export type SdnStep = z.infer<typeof sdnStep>;

export const otherName = z.strictObject({
  oid: z.string().regex(/^[0-2](\.\d+){1,30}$/, { error: 'invalid-field' }),
  value: z.string().max(1000, { error: 'invalid-field' }),
  encoding: z.enum(['utf8', 'ia5', 'hex'], { error: 'invalid-field' }),
});
export type OtherName = z.infer<typeof otherName>;
const many = { error: 'too-many' };

/** What a person states on the SAN step. DNS names are the scope of proof, not yet names in a certificate. */
export const sanStep = z
  .strictObject({
    emails: z.array(emailAddress).max(50, many),
    dnsNames: z.array(domainName).max(50, many),
    ipAddresses: z
      .array(z.union([z.ipv4(), z.ipv6()], { error: 'invalid-field' }))
      .max(50, many)
      .optional(),
    otherNames: z.array(otherName).max(50, many).optional(),
  })
  .meta({ id: 'SanStep' });
export type SanStep = z.infer<typeof sanStep>;

export const validityStep = z
  .strictObject({ days: z.int({ error: 'validity-out-of-range' }).min(1, { error: 'validity-out-of-range' }) })
  .meta({ id: 'ValidityStep' });
export type ValidityStep = z.infer<typeof validityStep>;

export const userStep = z
  .strictObject({
    name: z.string().trim().min(1, { error: 'required' }).max(200, { error: 'invalid-field' }),
    email: emailAddress,
    citizenId: z.string().trim().max(64, { error: 'invalid-field' }).optional(),
    mobile: z.string().trim().max(40, { error: 'invalid-field' }).optional(),
    role: z.string().min(1, { error: 'required' }).max(100, { error: 'invalid-field' }),
  })
  .meta({ id: 'UserStep' });
export type UserStep = z.infer<typeof userStep>;

import * as z from 'zod';
import { listQuery, pageOf, yesOrNo } from '../lists';
import { emailAddress, id, instant, line } from '../names';

const optionalLine = (most: number) => line(most).nullish();
export const address = z
  .strictObject({
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, { error: 'pattern' })
      .nullish(),
    state: optionalLine(128),
    city: optionalLine(128),
    postalCode: optionalLine(40),
    line1: optionalLine(200),
    line2: optionalLine(200),
  })
  .meta({ id: 'NewAddress' });

const owner = z.strictObject({
  name: line(200),
  email: emailAddress,
  mobile: optionalLine(40),
  jobTitle: optionalLine(100),
});

export const newEnterprise = z
  .strictObject({
    name: line(200),
    assumedName: optionalLine(200),
    phone: optionalLine(40),
    address: address.nullish(),
    owner: owner.nullish(),
    profileIds: z.array(id).max(200, { error: 'too-many' }).optional(),
  })
  .meta({ id: 'NewEnterprise' });
export type NewEnterprise = z.infer<typeof newEnterprise>;

export const enterprisePatch = z
  .strictObject({
    name: line(200).optional(),
    assumedName: optionalLine(200),
    phone: optionalLine(40),
    address: address.nullish(),
    active: z.boolean({ error: 'invalid-field' }).optional(),
    tokenMailsPerHour: z
      .int({ error: 'invalid-field' })
      .min(1, { error: 'invalid-field' })
      .max(100_000, { error: 'invalid-field' })
      .optional(),
  })
  .meta({ id: 'EnterprisePatch' });
export type EnterprisePatch = z.infer<typeof enterprisePatch>;

const text = z.string().nullable();
export const enterprise = z
  .object({
    id,
    name: z.string(),
    assumedName: text,
    phone: text,
    address: z
      .object({ country: text, state: text, city: text, postalCode: text, line1: text, line2: text })
      .nullable(),
    owner: z.object({ name: z.string(), email: z.string(), mobile: text, jobTitle: text }).nullable(),
    active: z.boolean(),
    createdAt: instant,
    counts: z.object({ members: z.int(), domains: z.int(), openRequests: z.int(), certificates: z.int() }),
    tokenMailsPerHour: z.int(),
  })
  .meta({ id: 'Enterprise' });
export type Enterprise = z.infer<typeof enterprise>;
export const enterprisePage = pageOf(enterprise).meta({ id: 'EnterprisePage' });
export const enterpriseQuery = listQuery(['name', 'createdAt'], { active: yesOrNo.optional() });
export type EnterpriseQuery = z.infer<typeof enterpriseQuery>;

/** Which certification profiles an enterprise may use. */
export const enterpriseProfiles = z
  .object({
    items: z.array(z.object({ id, name: z.string(), active: z.boolean(), validationType: z.string() })),
  })
  .meta({ id: 'EnterpriseProfiles' });
export type EnterpriseProfiles = z.infer<typeof enterpriseProfiles>;
export const putEnterpriseProfiles = z
  .strictObject({ profileIds: z.array(id).max(200, { error: 'too-many' }) })
  .meta({ id: 'PutEnterpriseProfiles' });
export type PutEnterpriseProfiles = z.infer<typeof putEnterpriseProfiles>;

/** What an enterprise says to its people at each step of a request; the welcome is agreed to in Create. */
const note = z.string({ error: 'invalid-field' }).trim().max(2000, { error: 'invalid-field' }).nullable();
const noteKeys = { welcome: note, csr: note, sdn: note, san: note, validity: note, verification: note };
export const requestNotes = z.object(noteKeys).meta({ id: 'RequestNotes' });
export type RequestNotes = z.infer<typeof requestNotes>;
export const putRequestNotes = z.strictObject(noteKeys).meta({ id: 'PutRequestNotes' });
export type PutRequestNotes = z.infer<typeof putRequestNotes>;

export const deleteEnterpriseQuery = z.strictObject({
  confirm: z.string().max(200, { error: 'invalid-field' }).optional(),
});

import * as z from 'zod';
import { anyOf, ids, listQuery, moment, pageOf, yesOrNo } from '../lists';
import { id, instant, named, person } from '../names';
import { problem } from '../problem/problem';
import { domainMethod, keyPolicy, keySource, subjectAttribute, validationType } from '../profiles/profile';
import { check } from '../verification/check';
import { csr, otherNameFact } from './csr';
import { stepId } from './steps';

export const requestStates = [
  'draft',
  'verifying',
  'verified',
  'pending-approval',
  'issuing',
  'issued',
  'declined',
] as const;
export const requestState = z.enum(requestStates);
export type RequestState = z.infer<typeof requestState>;
export const requestKinds = ['new', 'renew', 'rekey'] as const;
export const requestActions = [
  'generate',
  'submit',
  'approve',
  'decline',
  'resubmit',
  'delete',
  'dry-run',
  'settle',
] as const;
export type RequestAction = (typeof requestActions)[number];

export const newRequest = z
  .strictObject({
    enterpriseId: id,
    profileId: id,
    onBehalf: z.boolean({ error: 'invalid-field' }).default(false),
    notesAccepted: z.boolean({ error: 'invalid-field' }).optional(),
  })
  .meta({ id: 'NewRequest' });
export type NewRequest = z.input<typeof newRequest>;

/** Whom a request waits for, in one word and a name. */
export const waitsFor = z.object({
  who: z.enum(['requester', 'mailbox-owner', 'dns', 'vetter', 'ca', 'nobody']),
  name: z.string().nullable(),
  since: instant.nullable(),
});
export type WaitsFor = z.infer<typeof waitsFor>;

export const requestSummary = z
  .object({
    id,
    number: z.string(),
    kind: z.enum(requestKinds),
    status: requestState,
    enterprise: named,
    profile: named,
    onBehalf: z.boolean(),
    subject: z.string().nullable(),
    emails: z.array(z.string()),
    dnsNames: z.array(z.string()),
    requester: person,
    waitsFor,
    createdAt: instant,
    updatedAt: instant,
    certificateId: id.nullable(),
    serial: z.string().nullable(),
  })
  .meta({ id: 'RequestSummary' });
export type RequestSummary = z.infer<typeof requestSummary>;
export const requestPage = pageOf(requestSummary).meta({ id: 'RequestPage' });

const filters = {
  status: anyOf(requestStates).optional(),
  enterpriseId: ids.optional(),
  profileId: ids.optional(),
  onBehalf: yesOrNo.optional(),
  requesterId: ids.optional(),
  email: z.string().max(320, { error: 'unknown-filter' }).optional(),
  domain: z.string().max(253, { error: 'unknown-filter' }).optional(),
  serial: z.string().max(64, { error: 'unknown-filter' }).optional(),
  kind: anyOf(requestKinds).optional(),
  createdFrom: moment.optional(),
  createdTo: moment.optional(),
  needsMe: yesOrNo.optional(),
};
export const requestQuery = listQuery(['createdAt', 'updatedAt', 'number', 'status'], filters);
export type RequestQuery = z.infer<typeof requestQuery>;
export const facetQuery = z.strictObject({ q: z.string().trim().max(200).optional(), ...filters });
export type FacetQuery = z.infer<typeof facetQuery>;
export const requestFacets = z
  .object({ status: z.record(requestState, z.int()), needsMe: z.int() })
  .meta({ id: 'RequestFacets' });
export type RequestFacets = z.infer<typeof requestFacets>;

const agreementName = z.object({ id, version: z.int(), name: z.string() });
const detailParts = {
  profile: z.object({
    id,
    version: z.int(),
    name: z.string(),
    validationType,
    domainMethods: z.array(domainMethod),
    mpic: z.boolean(),
    vetting: z.enum(['none', 'enterprise-admin', 'operator']),
    agreement: agreementName.nullable(),
    secondFactorAtIssue: z.boolean(),
    keySources: z.array(keySource),
    keys: keyPolicy,
  }),
  san: z.object({
    emails: z.array(z.string()),
    dnsNames: z.array(z.string()),
    ipAddresses: z.array(z.string()),
    otherNames: z.array(otherNameFact),
  }),
  validity: z.object({
    days: z.int(),
    maxDays: z.int(),
    editable: z.boolean(),
    notBefore: instant,
    notAfter: instant,
  }),
  user: z
    .object({
      name: z.string(),
      email: z.string(),
      citizenId: z.string().nullable(),
      mobile: z.string().nullable(),
      role: named,
      expected: z.enum(['new', 'member', 'known-elsewhere', 'not-yet']),
      outcome: z.enum(['account-created', 'member', 'invited']).nullable(),
    })
    .nullable(),
  form: z.object({
    sdn: z.array(
      z.object({
        attribute: subjectAttribute,
        required: z.boolean(),
        editable: z.boolean(),
        fixedValue: z.string().nullable(),
        source: z.enum(['csr', 'user', 'profile', 'none']),
      }),
    ),
    dns: z.object({
      mode: z.enum(['hidden', 'select', 'select-or-type']),
      required: z.boolean(),
      options: z.array(z.string()),
    }),
    emails: z.object({ required: z.boolean(), max: z.int() }),
  }),
};

/** Everything about one request; the server's truth that the portal shows. */
export const requestDetail = z
  .object({
    id,
    number: z.string(),
    kind: z.enum(requestKinds),
    status: requestState,
    enterprise: named,
    onBehalf: z.boolean(),
    requester: person,
    createdAt: instant,
    updatedAt: instant,
    csr: csr.nullable(),
    sdn: z.partialRecord(subjectAttribute, z.string()),
    ...detailParts,
    steps: z.array(z.object({ id: stepId, state: z.enum(['todo', 'done', 'invalid']) })),
    checks: z.array(check),
    actions: z.array(z.enum(requestActions)),
    blockers: z.array(
      z.object({ code: z.string(), step: stepId.nullable(), checkId: id.nullable(), text: z.string() }),
    ),
    waitsFor,
    approval: z
      .object({ by: named, at: instant, decision: z.enum(['approved', 'declined']), message: z.string().nullable() })
      .nullable(),
    agreement: z
      .object({
        id,
        version: z.int(),
        sha256: z.string(),
        acceptedAt: instant,
        acceptedBy: named,
        acceptedFor: named.nullable(),
      })
      .nullable(),
    certificateId: id.nullable(),
    problem: problem.nullable(),
  })
  .meta({ id: 'RequestDetail' });
export type RequestDetail = z.infer<typeof requestDetail>;

export const generateRequest = z
  .strictObject({
    agreementAccepted: z.boolean({ error: 'invalid-field' }).optional(),
    agreementVersion: z.int({ error: 'invalid-field' }).optional(),
    otp: z.string().max(32, { error: 'invalid-field' }).optional(),
    message: z.string().max(2000, { error: 'invalid-field' }).optional(),
  })
  .meta({ id: 'GenerateRequest' });
export type GenerateRequest = z.infer<typeof generateRequest>;

/** The live `request` event: read the request again when its page is open. */
export const requestEvent = z.object({ status: requestState, waitsFor });

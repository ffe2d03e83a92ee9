import type { Check, RequestDetail, StepId } from '@countersign/contracts';

const id = (number: number) => `01890000-0000-7000-8000-${number.toString().padStart(12, '0')}`;
const at = '2026-11-25T14:00:00.000Z';

/** A CSR made by `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj "/CN=Mila Hansen"`. */
export const goodCsr = `-----BEGIN CERTIFICATE REQUEST-----
MIHRMHgCAQAwFjEUMBIGA1UEAwwLTWlsYSBIYW5zZW4wWTATBgcqhkjOPQIBBggq
hkjOPQMBBwNCAASegMvghIuo9ZLZEzACkHZ0xMw22r7SXSLUTm9eN76gFxMUyoUZ
lUNu5E3HIKwCCmW4grDGv1ZOSC9/67MVKsGIoAAwCgYIKoZIzj0EAwIDSQAwRgIh
AIYCcc8yD77jP1iFKt/bljqvPZxAmEO0SufwSvXbYz5VAiEA+MPIjAA3HQ3H+ulb
Y2CdZyuRYyRSDhCNOkQv5qLQ554=
-----END CERTIFICATE REQUEST-----
`;

export const aCheck = (over: Partial<Check> = {}): Check => ({
  id: id(51),
  kind: 'mailbox',
  identifier: 'mila@x.example',
  for: null,
  status: 'unverified',
  outcome: null,
  code: null,
  reused: false,
  methods: [],
  method: null,
  instructions: null,
  details: [],
  running: false,
  startedAt: null,
  checkedAt: null,
  validUntil: null,
  nextTryAt: null,
  ...over,
});

/** Its Token mail has been sent; it may be sent again in a minute from `now`. */
export const aPendingCheck = (triesLeft = 5, now = new Date()): Check =>
  aCheck({
    status: 'pending',
    instructions: {
      sentTo: 'mila@x.example',
      sentAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + 86_400_000).toISOString(),
      resendAt: new Date(now.getTime() + 60_000).toISOString(),
      triesLeft,
    },
  });

const steps: readonly StepId[] = ['csr', 'sdn', 'san', 'validity', 'verification'];

/** So many of its first steps are done. */
export const stepsDone = (done: number): RequestDetail['steps'] =>
  steps.map((step, place) => ({ id: step, state: place < done ? 'done' : 'todo' }));

export const aRequest = (over: Partial<RequestDetail> = {}): RequestDetail => ({
  id: id(1),
  number: 'REQ-000412',
  kind: 'new',
  status: 'draft',
  enterprise: { id: id(2), name: 'Nordlicht Energie AG' },
  onBehalf: false,
  requester: { id: id(3), name: 'Jana Kovář', email: 'jana@x.example' },
  createdAt: at,
  updatedAt: at,
  csr: null,
  sdn: {},
  profile: {
    id: id(4),
    version: 1,
    name: 'Staff e-mail',
    validationType: 'mailbox',
    domainMethods: ['txt', 'file'],
    mpic: false,
    vetting: 'none',
    agreement: null,
    secondFactorAtIssue: false,
    keySources: ['csr'],
    keys: { rsa: { minBits: 2048, maxBits: 4096 }, curves: ['P-256', 'P-384'], edwards: [] },
  },
  san: { emails: [], dnsNames: [], ipAddresses: [], otherNames: [] },
  validity: { days: 365, maxDays: 365, editable: false, notBefore: at, notAfter: '2027-11-25T13:59:59.000Z' },
  user: null,
  form: {
    sdn: [
      { attribute: 'commonName', required: true, editable: true, fixedValue: null, source: 'csr' },
      {
        attribute: 'organizationName',
        required: true,
        editable: false,
        fixedValue: 'Nordlicht Energie AG',
        source: 'profile',
      },
    ],
    dns: { mode: 'hidden', required: false, options: [] },
    emails: { required: true, max: 50 },
  },
  steps: stepsDone(0),
  checks: [],
  actions: ['delete'],
  blockers: [],
  waitsFor: { who: 'requester', name: 'Jana Kovář', since: at },
  approval: null,
  agreement: null,
  certificateId: null,
  problem: null,
  ...over,
});

import * as z from 'zod';
import { anyOf, listQuery, pageOf } from '../lists';
import { id, instant } from '../names';

export const checkKinds = ['mailbox', 'domain', 'caa', 'dnssec', 'mpic'] as const;
export const checkKind = z.enum(checkKinds);
export type CheckKind = z.infer<typeof checkKind>;
export const checkStates = ['unverified', 'pending', 'verified', 'failed', 'expired', 'not-enabled'] as const;
export const checkState = z.enum(checkStates);
export type CheckState = z.infer<typeof checkState>;

/** One thing that was seen, or a hint about it. `fix` is a line to copy. */
export const detail = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    subject: z.string(),
    expected: z.string().nullable(),
    found: z.string().nullable(),
    at: z.string().nullable(),
    fix: z.string().nullable(),
    retryable: z.boolean(),
    source: z.string(),
    text: z.string(),
  })
  .meta({ id: 'Detail' });
export type Detail = z.infer<typeof detail>;

export const mailboxInstructions = z.object({
  sentTo: z.string(),
  sentAt: instant,
  expiresAt: instant,
  resendAt: instant,
  triesLeft: z.int(),
});
export type MailboxInstructions = z.infer<typeof mailboxInstructions>;
export const txtInstructions = z.object({
  name: z.string(),
  relativeName: z.string(),
  type: z.literal('TXT'),
  value: z.string(),
  zoneLine: z.string(),
  expiresAt: instant,
});
export const fileInstructions = z.object({
  urls: z.array(z.string()),
  path: z.string(),
  fileName: z.string(),
  content: z.string(),
  expiresAt: instant,
});
export const instructions = z.union([mailboxInstructions, txtInstructions, fileInstructions]);
export type Instructions = z.infer<typeof instructions>;

/** One proof that a request or a domain needs. */
export const check = z
  .object({
    id,
    kind: checkKind,
    identifier: z.string(),
    for: id.nullable(),
    status: checkState,
    outcome: z.enum(['pass', 'fail', 'error']).nullable(),
    code: z.string().nullable(),
    reused: z.boolean(),
    methods: z.array(z.enum(['txt', 'file'])),
    method: z.enum(['txt', 'file']).nullable(),
    instructions: instructions.nullable(),
    details: z.array(detail),
    running: z.boolean(),
    startedAt: instant.nullable(),
    checkedAt: instant.nullable(),
    validUntil: instant.nullable(),
    nextTryAt: instant.nullable(),
  })
  .meta({ id: 'Check' });
export type Check = z.infer<typeof check>;

export const startCheck = z
  .strictObject({ method: z.enum(['txt', 'file'], { error: 'invalid-field' }).optional() })
  .meta({ id: 'StartCheck' });
export type StartCheck = z.infer<typeof startCheck>;
const token = z.string({ error: 'required' }).max(200, { error: 'mailbox-token-wrong' });
export const verifyCheck = z.strictObject({ token: token.optional() }).meta({ id: 'VerifyCheck' });
export type VerifyCheck = z.infer<typeof verifyCheck>;

/** The page behind the link of a Token mail. It never shows the Token, and reading it changes nothing. */
export const mailboxConfirmation = z
  .object({
    email: z.string(),
    enterprise: z.object({ name: z.string() }),
    requester: z.object({ name: z.string() }),
    requestNumber: z.string(),
    status: z.enum(['pending', 'verified', 'expired', 'burnt', 'used', 'replaced', 'refused']),
    expiresAt: instant,
    triesLeft: z.int(),
  })
  .meta({ id: 'MailboxConfirmation' });
export type MailboxConfirmation = z.infer<typeof mailboxConfirmation>;
export const confirmMailbox = z.strictObject({ token }).meta({ id: 'ConfirmMailbox' });
export type ConfirmMailbox = z.infer<typeof confirmMailbox>;

export const attemptPhases = ['queued', 'asked', 'answered', 'decided'] as const;
export const attemptEvent = z.object({ checkId: id, phase: z.enum(attemptPhases), text: z.string() });

/** One attempt as an auditor re-checks it: what was asked, seen and decided, by whom and when. */
export const evidence = z
  .looseObject({
    id,
    requestId: id.nullable(),
    enterpriseId: id,
    checkKind,
    method: z.string(),
    identifier: z.string(),
    provedName: z.string().nullable(),
    startedAt: instant,
    answeredAt: instant.nullable(),
    decidedAt: instant,
    durationMs: z.number(),
    actor: z.object({ type: z.string(), id: z.string(), name: z.string() }),
    clientAddress: z.string().nullable(),
    outcome: z.enum(['pass', 'fail', 'error']),
    code: z.string().nullable(),
    superseded: z.boolean(),
    demo: z.boolean(),
    challengeHash: z.string().nullable(),
    challengeCreatedAt: instant.nullable(),
    reusedFrom: id.nullable(),
    validUntil: instant.nullable(),
    /** What decided it. Older records do not say. */
    software: z.object({ version: z.string(), commit: z.string().nullable() }).optional(),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof evidence>;
export const evidencePage = pageOf(evidence).meta({ id: 'EvidencePage' });
/** Records are looked through, not searched: their words stand inside what was signed for. */
export const evidenceQuery = listQuery(['decidedAt'], {
  outcome: anyOf(['pass', 'fail', 'error']).optional(),
}).omit({ q: true });
export type EvidenceQuery = z.infer<typeof evidenceQuery>;

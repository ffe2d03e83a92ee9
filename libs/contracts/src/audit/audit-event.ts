import * as z from 'zod';
import { anyOf, ids, listQuery, moment, pageOf, search } from '../lists';
import { id, instant } from '../names';

export const actorTypes = ['person', 'token', 'job'] as const;

export const auditEvent = z
  .object({
    id,
    /** The enterprise's id, or `installation`. */
    chain: z.string(),
    sequence: z.int(),
    at: instant,
    actor: z.object({ type: z.enum(actorTypes), id: z.string().nullable(), name: z.string() }),
    action: z.string(),
    object: z.object({ type: z.string(), id: z.string().nullable(), label: z.string() }),
    enterpriseId: id.nullable(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    traceId: z.string().nullable(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof auditEvent>;
export const auditEventPage = pageOf(auditEvent).meta({ id: 'AuditEventPage' });

const word = z.string().regex(/^[a-z0-9][\w.:@-]{0,99}$/i, { error: 'unknown-filter' });
const filters = {
  actorId: word.optional(),
  /** The whole word, `request.issued`, or all of a kind, `request.`. */
  action: word.optional(),
  objectType: word.optional(),
  objectId: word.optional(),
  enterpriseId: ids.optional(),
  actorType: anyOf(actorTypes).optional(),
  from: moment.optional(),
  to: moment.optional(),
};
const { action, objectType, objectId, from, to } = filters;
/** One's own acts: who acted is said by who asks. */
export const activityQuery = listQuery(['at'], { action, objectType, objectId, from, to });
export type ActivityQuery = z.infer<typeof activityQuery>;

export const auditEventQuery = listQuery(['at'], filters);
export type AuditEventQuery = z.infer<typeof auditEventQuery>;

export const auditExportQuery = z.strictObject({
  ...filters,
  q: search,
  format: z.enum(['csv', 'jsonl'], { error: 'unknown-filter' }).default('csv'),
});
export type AuditExportQuery = z.infer<typeof auditExportQuery>;

/** Whether every chain is whole, and where the first one breaks. */
export const auditVerification = z
  .object({
    intact: z.boolean(),
    checked: z.int(),
    chains: z.int(),
    firstBrokenId: z.string().nullable(),
    firstBrokenChain: z.string().nullable(),
    checkpoint: z.object({ at: instant, valid: z.boolean() }).nullable(),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof auditVerification>;

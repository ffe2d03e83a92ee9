import * as z from 'zod';
import { domainName } from '../names';
import { detail } from '../verification/check';

/** A line for a zone file; `name` without the final dot. */
export const caaRecord = z.object({
  name: z.string(),
  tag: z.enum(['issuemail', 'issue']),
  value: z.string(),
  line: z.string(),
});
export type CaaRecord = z.infer<typeof caaRecord>;

/** Which CAs an enterprise allows (RFC 8659, RFC 9495), and which of them can issue here at all. */
export const caa = z
  .object({
    enabled: z.boolean(),
    issuers: z.array(z.string()),
    connectorIssuers: z.array(z.string()),
    effectiveIssuers: z.array(z.string()),
    records: z.array(caaRecord),
  })
  .meta({ id: 'Caa' });
export type Caa = z.infer<typeof caa>;
export const putCaa = z
  .strictObject({
    enabled: z.boolean({ error: 'invalid-field' }),
    issuers: z.array(domainName).max(50, { error: 'too-many' }),
  })
  .meta({ id: 'PutCaa' });
export type PutCaa = z.infer<typeof putCaa>;

/** What DNS says now: no proof, and nothing is stored. */
export const caaPreview = z
  .object({
    name: z.string(),
    verdict: z.enum(['allow', 'deny', 'error']),
    code: z.string().nullable(),
    details: z.array(detail),
    lookups: z.array(z.looseObject({})),
  })
  .meta({ id: 'CaaPreview' });
export type CaaPreview = z.infer<typeof caaPreview>;
export const caaPreviewQuery = z.strictObject({ name: domainName });
export type CaaPreviewQuery = z.infer<typeof caaPreviewQuery>;

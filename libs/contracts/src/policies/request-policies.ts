import * as z from 'zod';

const flag = z.boolean({ error: 'invalid-field' });
const switches = { generateOnBehalf: flag, approvedDomainsOnly: flag, domainPerUser: flag };

/** `select`: one of the enterprise's approved domains; `select-or-type`: or a new one. */
export const dnsFieldMode = z.enum(['select', 'select-or-type']);

/** What an enterprise lets its people do with requests. */
export const requestPolicies = z.object({ ...switches, dnsField: dnsFieldMode }).meta({ id: 'RequestPolicies' });
export type RequestPolicies = z.infer<typeof requestPolicies>;
export const putRequestPolicies = z.strictObject(switches).meta({ id: 'PutRequestPolicies' });
export type PutRequestPolicies = z.infer<typeof putRequestPolicies>;

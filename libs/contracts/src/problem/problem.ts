import * as z from 'zod';

/** One fault at its place: a JSON Pointer into the body (`/emails/1`) or `?name` for the query. */
export const fault = z.object({ path: z.string(), code: z.string(), message: z.string() }).meta({ id: 'Fault' });

/** RFC 9457 problem details, with a stable code and the trace id as `instance`. */
export const problem = z
  .looseObject({
    type: z.string(),
    code: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    retryable: z.boolean(),
    errors: z.array(fault),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
export type ProblemFault = z.infer<typeof fault>;

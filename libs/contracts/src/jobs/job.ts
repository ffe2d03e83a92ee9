import * as z from 'zod';
import { id } from '../names';

export const jobStates = ['queued', 'running', 'done', 'failed'] as const;

/** Work that goes on after its call was answered. `done` counts what succeeded, `failed` the rest; `rows` holds failures, at most 1,000. */
export const job = z
  .object({
    id,
    kind: z.string(),
    state: z.enum(jobStates),
    total: z.int(),
    done: z.int(),
    failed: z.int(),
    rows: z.array(
      z.object({
        row: z.int(),
        ok: z.boolean(),
        id: id.nullable(),
        errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Job' });
export type Job = z.infer<typeof job>;

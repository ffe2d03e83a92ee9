import * as z from 'zod';
import { evidence } from '../verification/check';
import { requestDetail } from './request';

/** All that was seen and decided about a request, the oldest first, what left it since included. */
export const requestEvidence = z
  .object({ request: requestDetail, attempts: z.array(evidence) })
  .meta({ id: 'RequestEvidence' });
export type RequestEvidence = z.infer<typeof requestEvidence>;

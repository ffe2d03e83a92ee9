import { builtinCaConfig } from '@countersign/contracts';
import * as z from 'zod';

/** Names of CA certificates carry country and organisation (BR 7.1.2.10.2). */
export const configSchema = builtinCaConfig.extend({
  organizationName: z
    .string()
    .trim()
    .min(1, { error: 'required' })
    .max(64, { error: 'invalid-field' })
    .default('Countersign'),
  countryName: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'invalid-field' })
    .default('DE'),
});
export type BuiltinCaSettings = z.infer<typeof configSchema>;

import * as z from 'zod';

export const passwordRules = { least: 12, most: 128 } as const;
export const password = z
  .string({ error: 'required' })
  .min(passwordRules.least, { error: 'invalid-field' })
  .max(passwordRules.most, { error: 'invalid-field' });

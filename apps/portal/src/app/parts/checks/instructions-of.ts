import { type Check, fileInstructions, txtInstructions } from '@countersign/contracts';
import type * as z from 'zod';

export type DomainInstructions =
  | (z.infer<typeof txtInstructions> & { readonly method: 'txt' })
  | (z.infer<typeof fileInstructions> & { readonly method: 'file' });

/** What is to be published so that a domain is proved; null where nothing was begun. */
export function instructionsOf({ instructions }: Pick<Check, 'instructions'>): DomainInstructions | null {
  const txt = txtInstructions.safeParse(instructions);
  if (txt.success) return { method: 'txt', ...txt.data };
  const file = fileInstructions.safeParse(instructions);
  return file.success ? { method: 'file', ...file.data } : null;
}

import * as z from 'zod';

const invalid = { error: 'invalid-field' };
/** A key that is not there is called so; one of another type is not what it should be. */
export const missingOr = (code: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? 'required' : code),
});

export const id = z.uuid(invalid);
export const instant = z.iso.datetime();

/** One line a person reads: no control characters, not empty. */
export const line = (most: number) =>
  z
    .string(missingOr('invalid-field'))
    .trim()
    .min(1, { error: 'required' })
    .max(most, invalid)
    .regex(/^\P{Cc}*$/u, invalid);

/** The form of an address alone (RFC 5321 §4.1.2); what may be proven is judged by the rules of the names library. */
export const emailAddress = z
  .string(missingOr('email-invalid'))
  .trim()
  .max(320, { error: 'email-invalid' })
  .regex(/^[^\s@"(),:;<>[\]\\\p{Cc}]+@[^\s@"(),:;<>[\]\\\p{Cc}]+$/u, { error: 'email-invalid' });

/** The form of a DNS name alone (RFC 1035 §2.3.4). */
export const domainName = z
  .string({ error: 'dns-invalid' })
  .trim()
  .min(1, { error: 'dns-invalid' })
  .max(253, { error: 'dns-invalid' })
  .regex(/^[^\s@/:\p{Cc}]+$/u, { error: 'dns-invalid' });

/** A thing by its id and the name that people know it by. */
export const named = z.object({ id, name: z.string() }).meta({ id: 'Named' });
export const person = z.object({ id, name: z.string(), email: z.string() }).meta({ id: 'Person' });
export type Named = z.infer<typeof named>;
export type Person = z.infer<typeof person>;

import * as z from 'zod';

export const otherNameFact = z.object({ oid: z.string(), value: z.string(), encoding: z.string() });

/** A PKCS#10 request (RFC 2986) in words: names, key, signature, and what was noticed. */
export const csr = z
  .object({
    pem: z.string(),
    sha256: z.string(),
    subject: z.array(z.object({ oid: z.string(), attribute: z.string().nullable(), value: z.string() })),
    san: z.object({
      emails: z.array(z.string()),
      dnsNames: z.array(z.string()),
      ipAddresses: z.array(z.string()),
      otherNames: z.array(otherNameFact),
    }),
    version: z.int(),
    key: z.object({
      algorithm: z.enum(['RSA', 'EC', 'Ed25519', 'Ed448']),
      bits: z.int().nullable(),
      curve: z.string().nullable(),
      exponent: z.string().nullable(),
      spkiSha256: z.string(),
    }),
    signature: z.object({ algorithm: z.string(), valid: z.boolean() }),
    extensions: z.array(z.object({ oid: z.string(), name: z.string().nullable(), critical: z.boolean() })),
    findings: z.array(z.object({ code: z.string(), severity: z.enum(['error', 'warning', 'info']), text: z.string() })),
  })
  .meta({ id: 'Csr' });
export type Csr = z.infer<typeof csr>;

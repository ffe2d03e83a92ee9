import { fromPem, toPem, validityOf, type Generation } from '@countersign/pki';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPkilint, hasZlint, Pkilint, zlint } from '../testing/linters';
import { anOperator } from '../testing/spec-callers';
import { specApi } from '../testing/spec-api';
import { CertificatesModule, type CertificateOrder } from '.';
import { IssuingWorld, readCertificate, withoutRequests } from './testing';

const caKeys = ['rsa-4096', 'p-256', 'p-384'] as const;
type CaKey = (typeof caKeys)[number];
const keyPairs = {
  'RSA-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'RSA-3072': () => generateKeyPairSync('rsa', { modulusLength: 3072 }),
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
} as const;
const keys = ['RSA-2048', 'RSA-3072', 'P-256', 'P-384'] as const;
type Key = (typeof keys)[number];

interface Subscriber {
  readonly what: string;
  readonly generation: Exclude<Generation, 'private'>;
  readonly key: Key;
  readonly ca: CaKey;
  readonly given: Partial<CertificateOrder>;
  readonly days?: number;
}
const generations = ['multipurpose', 'strict'] as const;
const mia = 'mia.lang@example.com';

/** In both generations each kind of key, and each kind of CA key for RSA and for curves. */
const ordinary: Subscriber[] = generations.flatMap((generation, g) =>
  keys.map((key, k) => ({ generation, key, ca: caKeys[(g + k) % caKeys.length]!, what: 'as usual', given: {} })),
);
const unusual: [what: string, key: Key, given: Partial<CertificateOrder>, days?: number][] = [
  ['for signing alone', 'P-256', { keyUsage: 'signing' }],
  ['for signing alone', 'RSA-2048', { keyUsage: 'signing' }],
  ['for encryption alone', 'P-384', { keyUsage: 'encryption' }],
  ['for encryption alone', 'RSA-2048', { keyUsage: 'encryption' }],
  ['with log-in where the generation allows it', 'P-256', { clientAuth: true }],
  ['with several addresses', 'P-256', { emails: [mia, 'Mia@EXAMPLE.org', "o'neil-lång@example.com"] }],
  ['with an address beyond 64 characters', 'P-256', { emails: [`${'a'.repeat(60)}@example.com`] }],
  ['without a subject', 'P-256', { subject: [] }],
  ['with a domain beyond ASCII', 'P-256', { emails: ['mia@bücher.com'] }],
  ['with a mailbox beyond ASCII', 'P-256', { emails: ['bücher@bücher.com'] }],
  ['for a day', 'P-256', {}, 1],
  ['for 824 days', 'P-256', {}, 824],
];
const subscribers = ordinary.concat(
  generations.flatMap((generation) =>
    unusual.map(([what, key, given, days = 365]) => ({ generation, key, ca: 'p-256' as const, what, given, days })),
  ),
);

/** Names that are not public are a finding of their own: addresses are of example.com, and so is the CA. */
describe('what the built-in CA issues', () => {
  const api = specApi({ business: CertificatesModule, environment: { PKI_URL: 'http://pki.example.com' } });
  const worlds = new Map<CaKey, IssuingWorld>();
  const issuers = new Map<CaKey, string[]>();

  /** The certificate and those of its issuers, as people download them. */
  async function chainOf(ca: CaKey, given: Partial<CertificateOrder>): Promise<string[]> {
    const id = await worlds.get(ca)!.issue({ emails: [mia], ...given });
    const { chainPem } = await readCertificate(api.as(anOperator()), id);
    return fromPem('CERTIFICATE', chainPem).map((der) => toPem('CERTIFICATE', der));
  }
  async function leafOf({ generation, key, ca, given, days = 365 }: Subscriber): Promise<string> {
    const spki = keyPairs[key]().publicKey.export({ type: 'spki', format: 'der' });
    const [leaf] = await chainOf(ca, { generation, spki, ...validityOf(api.clock.now(), days), ...given });
    return leaf!;
  }
  async function crlsOf(ca: CaKey): Promise<string[]> {
    const { connectorId } = worlds.get(ca)!;
    const rows = await api.db.query<{ id: string }[]>('select id from ca_key where connector_id = $1', [connectorId]);
    const answers = await Promise.all(rows.map(({ id }) => api.anonymous().get(`/pki/${id}.crl`)));
    return answers.map(({ rawPayload }) => toPem('X509 CRL', rawPayload));
  }

  beforeAll(async () => {
    await withoutRequests(api);
    for (const ca of caKeys) {
      worlds.set(ca, await IssuingWorld.with(api, ca));
      issuers.set(ca, (await chainOf(ca, {})).slice(1));
    }
  }, 120_000);

  describe.skipIf(!hasPkilint)('is clean to pkilint', () => {
    let pkilint: Pkilint;
    beforeAll(() => {
      pkilint = new Pkilint();
    });
    afterAll(() => pkilint.stop());

    it.each(subscribers)('$generation, $key by $ca, $what', async (subscriber) => {
      const linter = `MAILBOX-${subscriber.generation.toUpperCase()}`;
      expect(await pkilint.findings(['lint_cabf_smime_cert', '-t', linter], await leafOf(subscriber))).toEqual([]);
    });
    it.each(caKeys)('certificates and lists of a CA with %s', async (ca) => {
      for (const pem of issuers.get(ca)!) expect(await pkilint.findings(['lint_pkix_cert'], pem)).toEqual([]);
      for (const pem of await crlsOf(ca))
        for (const rules of ['PKIX', 'BR'])
          expect(await pkilint.findings(['lint_crl', '-t', 'CRL', '-p', rules], pem)).toEqual([]);
    });
  });

  describe.skipIf(!hasZlint)('is clean to zlint', () => {
    it.each(subscribers)('$generation, $key by $ca, $what', async (subscriber) => {
      expect(await zlint(await leafOf(subscriber))).toEqual([]);
    });
    it.each(caKeys)('certificates of a CA with %s', async (ca) => {
      for (const pem of issuers.get(ca)!) expect(await zlint(pem)).toEqual([]);
    });
  });
});

import {
  assemble,
  buildCrlTbs,
  buildRootTbs,
  buildTbs,
  issuerOf,
  randomSerial,
  signatureAlgorithmFor,
  toPem,
  validityOf,
  type Issuer,
  type LeafOrder,
} from '@countersign/pki';
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPkilint, hasZlint, Pkilint, zlint } from './linters';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = publicKey.export({ type: 'spki', format: 'der' });
const algorithm = signatureAlgorithmFor(spki);
const signed = (tbs: Uint8Array) =>
  assemble(tbs, algorithm, sign('sha256', tbs, { key: privateKey, dsaEncoding: 'der' }));
const day = 86_400_000;
const now = new Date('2026-11-25T18:00:00Z');
const mia = 'mia@example.com';

const organization = [{ attribute: 'organizationName', value: 'Example' }];

/** What each says of one fault; neither finds all. */
const faults: { what: string; order: Partial<LeafOrder>; inPkilint: string[]; inZlint: string[] }[] = [
  {
    what: '826 days',
    order: validityOf(now, 826),
    inPkilint: ['ERROR cabf.smime.certificate_validity_period_exceeds_825_days'],
    inZlint: [],
  },
  {
    what: 'a DNS name',
    order: { dnsNames: ['example.com'] },
    inPkilint: ['ERROR cabf.smime.prohibited_generalname_type_present'],
    inZlint: [],
  },
  {
    what: 'no alternative name',
    order: { subject: [], emails: [] },
    inPkilint: ['ERROR cabf.smime.san_extension_missing'],
    inZlint: ['error e_san_shall_be_present', 'error e_subject_empty_without_san'],
  },
  {
    what: 'an organisation',
    order: { subject: organization },
    inPkilint: ['ERROR cabf.smime.prohibited_attribute'],
    inZlint: [
      'error e_mailbox_validated_allowed_subjectdn_attributes',
      'error e_mailbox_validated_enforce_subject_field_restrictions',
    ],
  },
];

/** That nothing is found must not mean that nothing was looked at. */
describe('the linters', () => {
  let issuer: Issuer;
  const leaf = async (given: Partial<LeafOrder>, serial = randomSerial()) => {
    const order: LeafOrder = {
      ...{ spki, subject: [{ attribute: 'commonName', value: mia }], emails: [mia], ...validityOf(now, 365) },
      ...{ dnsNames: [], ipAddresses: [], otherNames: [], keyUsage: 'both', clientAuth: false },
      ...{ subjectType: 'mailbox', generation: 'strict', ...given },
    };
    return toPem('CERTIFICATE', signed(await buildTbs(order, issuer, serial)));
  };
  const list = (days: number) =>
    toPem(
      'X509 CRL',
      signed(buildCrlTbs({ issuer, number: 1, thisUpdate: now, nextUpdate: new Date(+now + days * day), entries: [] })),
    );

  beforeAll(async () => {
    const name = ['countryName', 'organizationName', 'commonName'].map((attribute, i) => ({
      attribute,
      value: ['DE', 'Example', 'Example CA'][i]!,
    }));
    const certificate = signed(await buildRootTbs({ name, spki, ...validityOf(now, 3650) }, randomSerial()));
    const at = (path: string) => `http://pki.example.com/${path}`;
    issuer = await issuerOf(certificate, { crlUrl: at('ca.crl'), caIssuersUrl: at('ca.crt'), ocspUrl: at('ocsp') });
  });

  describe.skipIf(!hasPkilint)('pkilint', () => {
    let pkilint: Pkilint;
    beforeAll(() => {
      pkilint = new Pkilint();
    });
    afterAll(() => pkilint.stop());
    it.each(faults)('finds $what', async ({ order, inPkilint }) => {
      const words = ['lint_cabf_smime_cert', '-t', 'MAILBOX-STRICT'];
      expect(await pkilint.findings(words, await leaf(order))).toEqual(inPkilint);
    });
    it('finds a serial of 0', async () => {
      expect(await pkilint.findings(['lint_pkix_cert'], await leaf({}, '00'))).toEqual([
        'ERROR pkix.certificate_serial_number_out_of_range',
      ]);
    });
    it('finds a list that is good for too long', async () => {
      expect(await pkilint.findings(['lint_crl', '-t', 'CRL', '-p', 'PKIX'], list(20))).toEqual([]);
      expect(await pkilint.findings(['lint_crl', '-t', 'CRL', '-p', 'BR'], list(20))).toEqual([
        'ERROR cabf.crl_invalid_validity_period',
      ]);
    });
    it('says when it could not read', async () => {
      await expect(pkilint.findings(['lint_pkix_cert'], 'no certificate')).rejects.toThrow();
    });
  });

  describe.skipIf(!hasZlint)('zlint', () => {
    it.each(faults)('finds $what', async ({ order, inZlint }) => {
      expect(await zlint(await leaf(order))).toEqual(inZlint);
    });
    it('says when it could not read', async () => {
      await expect(zlint('no certificate')).rejects.toThrow();
    });
  });
});

import { toBase64 } from '@countersign/pki';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPkilint, Pkilint } from '../../testing/linters';
import { specApi } from '../../testing/spec-api';
import { CertificatesModule } from '..';
import { IssuingWorld } from '../testing';
import { leaf, RelyingParty } from './testing';

describe.skipIf(!hasPkilint)('what the built-in CA answers about a certificate is clean to pkilint', () => {
  const api = specApi({ business: CertificatesModule, environment: { PKI_URL: 'http://pki.example.com' } });
  const party = new RelyingParty(api);
  let pkilint: Pkilint;
  beforeAll(() => {
    pkilint = new Pkilint();
  });
  afterAll(() => pkilint.stop());

  const findings = async (issuer: string, ...asked: string[]) => {
    const { rawPayload } = await party.post(issuer, await party.question(...asked));
    return pkilint.findings(['lint_ocsp_response'], toBase64(rawPayload));
  };

  it.each(['rsa-4096', 'p-256', 'p-384'] as const)(
    'of an issuer with a key of %s',
    async (key) => {
      const world = await IssuingWorld.with(api, key);
      const id = await world.issue();
      const issuer = await party.issuerOf(world);
      await party.holds(id);
      expect(await findings(issuer, ...leaf)).toEqual([]);
      expect(await findings(issuer, ...leaf, '-nonce')).toEqual([]);
      await party.revoke(id);
      expect(await findings(issuer, ...leaf)).toEqual([]);
      expect(await findings(issuer, '-issuer', 'issuing.pem', '-serial', '0x1234')).toEqual([]);
    },
    60_000,
  );

  it('finds no answer where there is none', async () => {
    await expect(pkilint.findings(['lint_ocsp_response'], 'AAAA')).rejects.toThrow();
  });
});

import { rule } from '@countersign/rules';
import { beforeEach, describe, expect, it } from 'vitest';
import { specApi } from '../../testing/spec-api';
import { CertificatesModule } from '..';
import { RecoverIssuances } from '../issuing/recover-issuances';
import { IssuingWorld, readCertificate } from '../testing';
import { leaf, RelyingParty } from './testing';

describe('the OCSP responder', () => {
  const api = specApi({ business: CertificatesModule });
  const party = new RelyingParty(api);

  it.each(['p-256', 'p-384', 'rsa-4096'] as const)(
    'tells a stranger of a %s CA’s certificates where they say: good, revoked and why, never issued',
    async (key) => {
      const ca = await IssuingWorld.with(api, key);
      const id = await ca.issue();
      await party.holds(id);
      const issuer = await party.issuerOf(ca);
      expect(await party.openssl('x509', '-noout', '-ocsp_uri', '-in', 'leaf.pem')).toBe(
        `http://localhost:3000/pki/${issuer}/ocsp\n`,
      );
      expect(await party.ask(issuer, ...leaf)).toMatch(/leaf\.pem: good\n/);
      expect(await party.ask(issuer, '-no_nonce', ...leaf)).toMatch(/leaf\.pem: good\n/);
      expect(await party.ask(issuer, '-sha256', ...leaf)).toMatch(/leaf\.pem: good\n/);
      expect(await party.ask(issuer, '-issuer', 'issuing.pem', '-serial', '0x4711')).toMatch(/0x4711: unknown\n/);

      await party.revoke(id, 'keyCompromise');
      for (const nonce of [[], ['-no_nonce']])
        expect(await party.ask(issuer, ...nonce, ...leaf)).toMatch(/leaf\.pem: revoked\n[^]*Reason: keyCompromise\n/);
    },
    60_000,
  );

  it('tells of the issuing CA at its root, where the issuing CA’s certificate says', async () => {
    await party.holds(await party.world.issue());
    const root = await party.issuerOf(party.world, 'root');
    expect(await party.openssl('x509', '-noout', '-ocsp_uri', '-in', 'issuing.pem')).toContain(`/pki/${root}/ocsp\n`);
    expect(await party.ask(root, '-issuer', 'root.pem', '-cert', 'issuing.pem')).toMatch(/issuing\.pem: good\n/);
    expect(await party.ask(root, '-issuer', 'root.pem', '-serial', '0x4711')).toMatch(/unknown\n/);
  });

  describe('says', () => {
    let id: string;
    let serial: string;
    let issuer: string;
    beforeEach(async () => {
      id = await party.world.issue();
      serial = await party.holds(id);
      issuer = await party.issuerOf();
    });
    const statusOf = async (number: string) =>
      /: (\w+)\n/.exec(
        (await party.ask(issuer, '-issuer', 'issuing.pem', '-serial', `0x${number}`)).replace(/Response.*\n/, ''),
      )?.[1];

    it('that a held one is revoked, and good when it is released', async () => {
      await party.revoke(id, 'certificateHold');
      expect(await party.ask(issuer, '-no_nonce', ...leaf)).toMatch(/revoked\n[^]*Reason: certificateHold\n/);
      await api.as(party.operator).post(`/api/v1/certificates/${id}/release`, {});
      expect(await party.ask(issuer, '-no_nonce', ...leaf)).toMatch(/leaf\.pem: good\n/);
    });

    it('no reason where "unspecified" was given', async () => {
      await party.revoke(id, 'unspecified');
      const text = await party.ask(issuer, ...leaf);
      expect(text).toMatch(/leaf\.pem: revoked\n/);
      expect(text).not.toContain('Reason');
    });

    it('the very second that the list and the API say', async () => {
      const at = (await party.revoke(id)).json<{ revocation: { at: string } }>().revocation.at;
      const [, said = ''] = /Revocation Time: (.*)\n/.exec(await party.ask(issuer, ...leaf)) ?? [];
      expect(new Date(said)).toEqual(new Date(at));
    });

    it('good of what has ended', async () => {
      await api.db.query(`update certificate set not_after = $2 where id = $1`, [id, new Date('2026-01-01T00:00:00Z')]);
      expect(await statusOf(serial)).toBe('good');
    });

    it('unknown of what is planned, revoked of what is burnt', async () => {
      const requestId = await party.world.plan();
      const [planned] = await api.db.query<{ serial: string }[]>('select serial from issuance where request_id = $1', [
        requestId,
      ]);
      expect(await statusOf(planned!.serial)).toBe('unknown');
      await api.db.query(`update issuance set state = 'signing', worker = 2000000000 where request_id = $1`, [
        requestId,
      ]);
      await api.app.get(RecoverIssuances).run();
      expect(await statusOf(planned!.serial)).toBe('revoked');
    });

    it('unknown of a number that another issuer gave', async () => {
      const other = await readCertificate(api.as(party.operator), await (await IssuingWorld.with(api)).issue());
      expect(await statusOf(other.serial)).toBe('unknown');
      const [root] = await api.db.query<{ serial: string }[]>('select serial from ca_key where connector_id = $1', [
        party.world.connectorId,
      ]);
      expect(await statusOf(root!.serial)).toBe('unknown');
    });

    it('several at once', async () => {
      await party.revoke(id);
      const text = await party.ask(issuer, ...leaf, '-serial', '0x4711');
      expect(text).toMatch(/leaf\.pem: revoked\n[^]*0x4711: unknown\n/);
    });

    it('nothing of what this issuer has no say in: unauthorized, or unknown beside its own', async () => {
      const theirs = await party.question('-issuer', 'root.pem', '-cert', 'issuing.pem');
      expect(await party.refusalOf(await party.post(issuer, theirs))).toBe('200 unauthorized');
      const both = await party.post(
        issuer,
        await party.question(...leaf, '-issuer', 'root.pem', '-cert', 'issuing.pem'),
      );
      expect(await party.toldBy(both, ...leaf)).toMatch(/leaf\.pem: good\n/);
      expect(await party.openssl('ocsp', '-respin', 'answer.der', '-resp_text', '-noverify')).toMatch(
        /Cert Status: good[^]*Cert Status: unknown/,
      );
    });

    it('how long it holds: as long as the rules want, from now on', async () => {
      const text = await party.ask(issuer, ...leaf);
      const [from = 0, to = 0] = ['This', 'Next'].map((which) =>
        Date.parse(new RegExp(`${which} Update: (.*)\n`).exec(text)?.[1] ?? ''),
      );
      const { least, most } = rule('ocsp.life', api.clock.now());
      expect((to - from) / 1000).toBeGreaterThanOrEqual(least);
      expect((to - from) / 1000).toBeLessThanOrEqual(most);
      expect(Math.abs(from - api.clock.now().getTime())).toBeLessThan(10_000);
    });
  });
});

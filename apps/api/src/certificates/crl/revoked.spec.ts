import { toPem } from '@countersign/pki';
import { rule } from '@countersign/rules';
import { PgBoss } from 'pg-boss';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { specApi } from '../../testing/spec-api';
import { CertificatesModule } from '..';
import { leaf, RelyingParty } from '../ocsp/testing';
import { IssuingWorld } from '../testing';
import { CrlStore } from './crl.store';
import { RenewCrl } from './renew-crl';
import { RenewCrls } from './renew-crls';

const DAY = 86_400_000;

describe('the list of an issuer, after a revocation', () => {
  const api = specApi({ business: CertificatesModule });
  const party = new RelyingParty(api);
  const listOf = async (issuer: string) => (await api.anonymous().get(`/pki/${issuer}.crl`)).rawPayload;
  const textOf = async (issuer: string) =>
    party.openssl('crl', '-inform', 'DER', '-noout', '-text', '-in', await party.file('one.crl', await listOf(issuer)));
  /** What the list says of a number: date and reason; null: nothing. */
  const entryOf = async (issuer: string, serial: string) =>
    new RegExp(`Serial Number: ${serial}\n( {8}.*\n)+`, 'i').exec(await textOf(issuer))?.[0] ?? null;
  const renew = () => api.app.get(RenewCrls).run();
  const release = (id: string) => api.as(party.operator).post(`/api/v1/certificates/${id}/release`, {});

  it.each(['p-256', 'p-384', 'rsa-4096'] as const)(
    'makes a certificate of a %s CA fail at once, with list and responder of one mind',
    async (key) => {
      const world = await IssuingWorld.with(api, key);
      const [id, other] = [await world.issue(), await world.issue()];
      const issuers = [await party.issuerOf(world), await party.issuerOf(world, 'root')];
      const [issuer = ''] = issuers;
      const verify = async () => {
        const lists = (await Promise.all(issuers.map(listOf))).map((der) => toPem('X509 CRL', der));
        await party.file('crls.pem', lists.join('\n'));
        const trust = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem', '-CRLfile', 'crls.pem'];
        return party
          .openssl('verify', '-x509_strict', '-crl_check_all', ...trust, 'leaf.pem')
          .catch((error: unknown) => (error as { stderr: string }).stderr);
      };
      const serial = await party.holds(id);
      expect(await verify()).toBe('leaf.pem: OK\n');
      await party.revoke(id, 'keyCompromise');
      expect(await party.ask(issuer, ...leaf)).toMatch(/leaf\.pem: revoked\n/);
      await expect.poll(() => entryOf(issuer, serial), { timeout: 10_000 }).toContain('Key Compromise');
      expect(await verify()).toContain('certificate revoked');
      await party.holds(other);
      expect(await verify()).toBe('leaf.pem: OK\n');
    },
    60_000,
  );

  it('names a hold, and no longer names what is released', async () => {
    const id = await party.world.issue();
    const [issuer, serial] = [await party.issuerOf(), await party.holds(id)];
    await party.revoke(id, 'certificateHold');
    await expect.poll(() => entryOf(issuer, serial), { timeout: 10_000 }).toContain('Certificate Hold');
    await release(id);
    await expect.poll(() => entryOf(issuer, serial), { timeout: 10_000 }).toBeNull();
  });

  describe('where the job at once is lost', () => {
    beforeAll(() => api.app.get(PgBoss).offWork('renew-crls', { wait: true }));

    it('is right with the next minute', async () => {
      const id = await party.world.issue();
      const [issuer, serial] = [await party.issuerOf(), await party.holds(id)];
      await renew();
      await party.revoke(id);
      expect(await entryOf(issuer, serial)).toBeNull();
      expect(await api.db.query(`select cron from pgboss.schedule where name = 'renew-crls'`)).toEqual([
        { cron: '* * * * *' },
      ]);
      await renew();
      expect(await entryOf(issuer, serial)).toContain('Superseded');
    });

    it('says nothing of reasons that are none', async () => {
      const id = await party.world.issue();
      const [issuer, serial] = [await party.issuerOf(), await party.holds(id)];
      await party.revoke(id, 'unspecified');
      await renew();
      expect(await entryOf(issuer, serial)).not.toContain('Reason');
    });

    it('keeps what has ended since', async () => {
      const id = await party.world.issue();
      const [issuer, serial] = [await party.issuerOf(), await party.holds(id)];
      await party.revoke(id);
      await api.db.query('update certificate set not_after = $2 where id = $1', [id, new Date('2026-01-01T00:00:00Z')]);
      await renew();
      expect(await entryOf(issuer, serial)).toContain('Superseded');
    });

    it('dates a second hold anew', async () => {
      const id = await party.world.issue();
      const [issuer, serial] = [await party.issuerOf(), await party.holds(id)];
      await party.revoke(id, 'certificateHold');
      await renew();
      const first = await entryOf(issuer, serial);
      await release(id);
      api.clock.advance({ hours: 1 });
      await party.revoke(id, 'certificateHold');
      await renew();
      api.clock.advance({ hours: -1 });
      expect(await entryOf(issuer, serial)).not.toBe(first);
    });

    it('is complete though another process signed the next number first, knowing less', async () => {
      const id = await party.world.issue();
      const [issuer, serial] = [await party.issuerOf(), await party.holds(id)];
      await renew();
      const crls = api.app.get(CrlStore);
      const before = (await crls.newest(issuer))!;
      // Whoever renews first, the call below or the job that the revocation sent, finds its number taken
      const taken: string[] = [];
      const real = crls.add.bind(crls);
      const add = vi.spyOn(crls, 'add').mockImplementation(async (crl) => {
        if (crl.issuerId !== issuer || taken.push(crl.number) > 1) return real(crl);
        await real(Object.assign(before, { number: crl.number }));
        return false;
      });
      await party.revoke(id);
      await api.app.get(RenewCrl).run(issuer);
      await expect.poll(async () => BigInt((await crls.newest(issuer))!.number)).toBe(BigInt(taken[0]!) + 1n);
      add.mockRestore();
      expect(await entryOf(issuer, serial)).toContain('Superseded');
    });
  });

  it('is renewed before it must be, day after day', async () => {
    const issuer = await party.issuerOf();
    const crls = api.app.get(CrlStore);
    for (let day = 1; day <= 10; day += 1) {
      api.clock.advance({ days: 1 });
      await renew();
      const now = api.clock.now();
      const { thisUpdate, nextUpdate } = (await crls.newest(issuer))!;
      expect(now.getTime() - thisUpdate.getTime()).toBeLessThan(DAY);
      expect(nextUpdate.getTime() - thisUpdate.getTime()).toBeLessThanOrEqual(rule('crl.interval', now) * 1000);
      expect(nextUpdate.getTime() - now.getTime()).toBeGreaterThan(5 * DAY);
    }
    api.clock.advance({ days: -10 });
  });
});

import { Injectable, Module } from '@nestjs/common';
import { describeCertificate } from '@countersign/pki';
import { Client } from 'pg';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaConnectors, type CaConnector } from '../../connectors';
import { Handles } from '../../database/handlers';
import { UnitOfWork } from '../../database/unit-of-work';
import { aProfileContent } from '../../profiles/testing';
import { specApi } from '../../testing/spec-api';
import { anOperator } from '../../testing/spec-callers';
import { CertificatesModule, CertificateSettled, Issue, IssuanceRefused, PlanIssuance } from '..';
import { IssuingWorld, spec, withoutRequests } from '../testing';
import { IssuingWorker, WORKERS } from './issuing-worker';
import { RecoverIssuances } from './recover-issuances';

const seen: (CertificateSettled | IssuanceRefused)[] = [];
@Injectable()
class Listener {
  @Handles(CertificateSettled)
  async settled(event: CertificateSettled): Promise<void> {
    seen.push(event);
  }

  @Handles(IssuanceRefused)
  async refused(event: IssuanceRefused): Promise<void> {
    seen.push(event);
  }
}
@Module({ imports: [CertificatesModule], providers: [Listener] })
class ListeningModule {}

interface Row {
  serial: string;
  tbs: Buffer;
  state: string;
  worker: number;
}

describe('issuing', () => {
  const api = specApi({ business: ListeningModule });
  const issue = (requestId: string) => api.app.get(Issue).run(requestId);
  const recover = () => api.app.get(RecoverIssuances).run();
  const rowOf = async (requestId: string) =>
    (
      await api.db.query<Row[]>('select serial, tbs, state, worker from issuance where request_id = $1', [requestId])
    )[0]!;
  const certificatesOf = (requestId: string) =>
    api.db.query<{ id: string; serial: string; der: Buffer }[]>(
      'select id, serial, der from certificate where request_id = $1',
      [requestId],
    );
  const burntOf = (requestId: string) =>
    api.db.query<{ serial: string }[]>('select serial from burnt_serial where request_id = $1', [requestId]);
  const leaveSigning = (requestId: string, worker = 2_000_000_000) =>
    api.db.query(`update issuance set state = 'signing', worker = $2 where request_id = $1`, [requestId, worker]);
  const failing = (table: string, event: string) =>
    api.database
      .owner(`create or replace function fail() returns trigger language plpgsql as $$ begin raise 'the disk is full'; end $$;
      create trigger fail before ${event} on ${table} for each row execute function fail()`);
  const mended = (table: string) => api.database.owner(`drop trigger fail on ${table}`);
  const worlds = {} as Record<'p-256' | 'rsa-4096', IssuingWorld>;

  beforeAll(async () => {
    await withoutRequests(api);
    await api.app.get(RecoverIssuances).beforeApplicationShutdown(); // these specs look by themselves
    worlds['p-256'] = await IssuingWorld.with(api, 'p-256');
    worlds['rsa-4096'] = await IssuingWorld.with(api, 'rsa-4096');
  }, 120_000);
  beforeEach(() => {
    seen.length = 0;
  });

  it('signs exactly what was planned, stores it, and tells the floors above', async () => {
    const requestId = await worlds['p-256'].plan();
    const planned = await rowOf(requestId);
    const outcome = await issue(requestId);
    const [certificate] = await certificatesOf(requestId);
    expect(outcome).toEqual({ state: 'issued', certificateId: certificate!.id });
    expect(certificate!.serial).toBe(planned.serial);
    expect(certificate!.der.includes(planned.tbs)).toBe(true);
    expect(seen).toMatchObject([
      { requestId, certificateId: certificate!.id, serial: planned.serial, emails: ['mia@example.org'] },
    ]);
    const audit = await api.db.query<object[]>(`select action from audit_record where object_id = $1`, [
      certificate!.id,
    ]);
    expect(audit).toEqual([{ action: 'certificate.issued' }]);
  });

  it.each([2, 50])('makes one certificate of %i calls at once', async (calls) => {
    const requestId = await worlds['p-256'].plan();
    const outcomes = await Promise.all(Array.from({ length: calls }, () => issue(requestId)));
    expect(await certificatesOf(requestId)).toHaveLength(1);
    expect(seen).toHaveLength(1);
    expect(outcomes.filter(({ state }) => state === 'refused')).toEqual([]);
    expect(await issue(requestId)).toMatchObject({ state: 'issued' });
  });

  it('knows no certificate of a request that was never planned', async () => {
    await expect(issue('019ab000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'wrong-state' });
  });

  it('leaves alone what a living worker signs', async () => {
    const living = new Client(api.database.url);
    await living.connect();
    await living.query('select pg_advisory_lock($1, $2)', [WORKERS, 1_999_999_999]);
    const requestId = await worlds['p-256'].plan();
    await leaveSigning(requestId, 1_999_999_999);
    expect(await issue(requestId)).toEqual({ state: 'issuing' });
    expect(await certificatesOf(requestId)).toEqual([]);

    await living.end();
    await expect.poll(() => issue(requestId)).toMatchObject({ state: 'issued' });
  });

  it('signs the stored bytes again with RSA when the worker died: same serial, same certificate', async () => {
    const requestId = await worlds['rsa-4096'].plan();
    const planned = await rowOf(requestId);
    await leaveSigning(requestId);
    expect(await recover()).toBe(1);
    const [certificate] = await certificatesOf(requestId);
    expect(certificate!.der.includes(planned.tbs)).toBe(true);
    expect(await burntOf(requestId)).toEqual([]);
  });

  it('burns the serial with ECDSA when the worker died, and makes the certificate anew', async () => {
    const requestId = await worlds['p-256'].plan();
    const planned = await rowOf(requestId);
    await leaveSigning(requestId);
    expect(await recover()).toBe(1);
    const [certificate] = await certificatesOf(requestId);
    expect(certificate!.serial).not.toBe(planned.serial);
    expect(await burntOf(requestId)).toEqual([{ serial: planned.serial }]);
  });

  it('takes over what was planned and left', async () => {
    const requestId = await worlds['p-256'].plan();
    expect(await recover()).toBe(0);
    api.clock.advance({ seconds: 11 });
    expect(await recover()).toBe(1);
    expect(await issue(requestId)).toMatchObject({ state: 'issued' });
  });

  it.each(['p-256', 'rsa-4096'] as const)(
    'keeps what was signed but not stored, and stores it later (%s)',
    async (key) => {
      const requestId = await worlds[key].plan();
      const { serial } = await rowOf(requestId);
      await failing('certificate', 'insert');
      expect(await issue(requestId)).toEqual({ state: 'issuing' });
      expect(await recover()).toBe(1);
      expect(await rowOf(requestId)).toMatchObject({ state: 'signing', worker: 0, serial });
      expect(seen).toEqual([]);

      await mended('certificate');
      expect(await recover()).toBe(1);
      expect(await certificatesOf(requestId)).toMatchObject([{ serial }]);
      expect(await burntOf(requestId)).toEqual([]);
      expect(seen).toHaveLength(1);
    },
  );

  it('takes a new number when nothing at all can be written, so that all it held is free', async () => {
    const requestId = await worlds['p-256'].plan();
    const before = await api.app.get(IssuingWorker).number();
    await api.database.owner(`create function fail_late() returns trigger language plpgsql as $$ begin
      if old.state = 'signing' then raise 'the disk is full'; end if; return new; end $$;
      create trigger fail before update on issuance for each row execute function fail_late()`);
    expect(await issue(requestId)).toEqual({ state: 'issuing' });
    expect(await api.app.get(IssuingWorker).number()).toBeGreaterThan(before);
    await mended('issuance');
    await expect.poll(async () => [await recover(), (await issue(requestId)).state]).toContain('issued');
    expect(await certificatesOf(requestId)).toHaveLength(1);
  });

  it('takes a new number when its connection breaks', async () => {
    const before = await api.app.get(IssuingWorker).number();
    await api.database.owner(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = ${WORKERS} and objid = ${before}`,
    );
    await expect.poll(() => api.app.get(IssuingWorker).number()).toBeGreaterThan(before);
  });

  it.each(['p-256', 'rsa-4096'] as const)(
    'throws away what a worker brings after another took over (%s)',
    async (key) => {
      const requestId = await worlds[key].plan();
      const planned = await rowOf(requestId);
      const asked = Promise.withResolvers<undefined>();
      const goOn = Promise.withResolvers<undefined>();
      const real = await api.app.get(CaConnectors).of(worlds[key].connectorId);
      const slow: Pick<CaConnector, 'issue'> = {
        issue: async (plan) => {
          asked.resolve(undefined);
          await goOn.promise;
          return real.issue(plan);
        },
      };
      const of = vi.spyOn(api.app.get(CaConnectors), 'of').mockResolvedValueOnce(slow as CaConnector);
      const late = issue(requestId);
      await asked.promise;
      of.mockRestore();
      await api.app.get(IssuingWorker).renew();

      await expect.poll(recover).toBe(1);
      const [certificate] = await certificatesOf(requestId);
      goOn.resolve(undefined);
      expect(await late).toEqual({ state: 'issued', certificateId: certificate!.id });
      expect(await certificatesOf(requestId)).toEqual([certificate]);
      expect(seen).toHaveLength(1);
      expect(await burntOf(requestId)).toEqual(key === 'p-256' ? [{ serial: planned.serial }] : []);
    },
  );

  it('issues what was planned, though the profile has changed since', async () => {
    const world = worlds['p-256'];
    const requestId = await world.plan();
    const { tbs } = await rowOf(requestId);
    const changed = aProfileContent({ connectorId: world.connectorId, clientAuth: true });
    await api.as(anOperator()).put(`/api/v1/profiles/${world.profile.id}`, changed);
    await issue(requestId);
    const [certificate] = await certificatesOf(requestId);
    expect(certificate!.der.includes(tbs)).toBe(true);
    const [pinned] = await api.db.query<{ profile_version: number; current: number }[]>(
      `select profile_version, profile.version as current from certificate join profile on profile.id = profile_id where request_id = $1`,
      [requestId],
    );
    expect(pinned).toEqual({ profile_version: 1, current: 2 });
  });

  it.each([
    ['826 days', { notAfter: new Date('2030-01-01T00:00:00Z') }, 'lint-finding', 'validity.max'],
    ['no address', { emails: [], subject: [] }, 'lint-finding', 'san'],
    ['a DNS name', { dnsNames: ['example.org'] }, 'lint-finding', 'san.dns-name'],
    [
      'an organisation in a mailbox subject',
      { subject: [{ attribute: 'organizationName', value: 'X' }] },
      'lint-finding',
      'subject',
    ],
    [
      'a life beyond that of the CA',
      { generation: 'private', notAfter: new Date('2099-01-01T00:00:00Z') },
      'ca-refused',
      'ends at',
    ],
  ] as const)('refuses before signing: %s', async (_, given, code, rule) => {
    await expect(worlds['p-256'].plan(given)).rejects.toMatchObject({
      code,
      extra: { detail: expect.stringContaining(rule) as string },
    });
  });

  it('refuses a connector that is switched off', async () => {
    const { connectorId } = await IssuingWorld.with(api);
    await api.db.query('update connector set active = false where id = $1', [connectorId]);
    await expect(worlds['p-256'].plan({ connectorId })).rejects.toMatchObject({ code: 'connector-inactive' });
  });

  it('plans once', async () => {
    const requestId = await worlds['p-256'].plan();
    await expect(worlds['p-256'].plan({ requestId })).rejects.toMatchObject({ code: 'wrong-state' });
  });

  it('delivers nothing that differs from what was decided; its serial is burnt, and the request may be planned again', async () => {
    const requestId = await worlds['p-256'].plan();
    const { serial } = await rowOf(requestId);
    const other = await rowOf(await worlds['p-256'].plan({ emails: ['eve@example.org'] }));
    await api.db.query('update issuance set tbs = $2 where request_id = $1', [requestId, other.tbs]);
    expect(await issue(requestId)).toMatchObject({ state: 'refused', code: 'ca-mismatch' });
    expect(await certificatesOf(requestId)).toEqual([]);
    expect(await burntOf(requestId)).toEqual([{ serial }]);
    expect(seen).toMatchObject([{ requestId, code: 'ca-mismatch' }]);

    await worlds['p-256'].plan({ requestId });
    expect(await issue(requestId)).toMatchObject({ state: 'issued' });
  });

  it('rolls the plan back with the transaction that wanted it', async () => {
    const order = worlds['p-256'].order();
    const refused = api.app.get(UnitOfWork).run(spec, async (tx) => {
      await api.app.get(PlanIssuance).run(tx, order);
      throw new Error('second thoughts');
    });
    await expect(refused).rejects.toThrow('second thoughts');
    expect(await rowOf(order.requestId)).toBeUndefined();
  });

  it('writes into the row what stands in the certificate', async () => {
    const requestId = await worlds['rsa-4096'].plan({ emails: ['a@example.org', 'b@example.org'] });
    await issue(requestId);
    const [row] = await api.db.query<
      { der: Buffer; subject: string; emails: string[]; sha256: string; not_after: Date }[]
    >('select * from certificate where request_id = $1', [requestId]);
    const read = await describeCertificate(row!.der);
    expect(row).toMatchObject({
      subject: read.subject,
      emails: ['a@example.org', 'b@example.org'],
      sha256: read.sha256,
      not_after: read.notAfter,
    });
  });
});

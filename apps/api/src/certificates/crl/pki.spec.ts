import { toPem } from '@countersign/pki';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../shared/ids';
import { anOperator } from '../../testing/spec-callers';
import { specApi } from '../../testing/spec-api';
import { CertificatesModule, Issue } from '..';
import { RecoverIssuances } from '../issuing/recover-issuances';
import { IssuingWorld, withoutRequests } from '../testing';
import { RenewCrl } from './renew-crl';
import { RenewCrls } from './renew-crls';

const run = promisify(execFile);

describe('what certificates point at', () => {
  const api = specApi({ business: CertificatesModule });
  const operator = anOperator();
  let folder: string;
  const openssl = async (...args: string[]) => (await run('openssl', args, { cwd: folder })).stdout;
  const file = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content);
    return name;
  };
  const keysOf = (connectorId: string) =>
    api.db.query<{ id: string; role: string }[]>('select id, role from ca_key where connector_id = $1 order by role', [
      connectorId,
    ]);
  const idOf = async (connectorId: string, role: 'issuing' | 'root') =>
    (await keysOf(connectorId)).find((key) => key.role === role)!.id;
  const crlText = async (issuerId: string) => {
    const { rawPayload } = await api.anonymous().get(`/pki/${issuerId}.crl`);
    return openssl('crl', '-inform', 'DER', '-noout', '-text', '-in', await file('one.crl', rawPayload));
  };
  const numberOf = async (issuerId: string) => Number(/X509v3 CRL Number:\s+(\d+)/.exec(await crlText(issuerId))?.[1]);

  beforeAll(async () => {
    await withoutRequests(api);
    folder = await mkdtemp(join(tmpdir(), 'pki-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['p-256', 'p-384', 'rsa-4096'] as const)(
    'is enough for a stranger to verify a certificate of a %s CA',
    async (key) => {
      const world = await IssuingWorld.with(api, key);
      const outcome = await api.app.get(Issue).run(await world.plan());
      const id = outcome.state === 'issued' ? outcome.certificateId : '';
      const chain = (await api.as(operator).get(`/api/v1/certificates/${id}/download?format=chain`)).body;
      const [leaf = '', issuing = '', root = ''] = chain.match(/-----BEGIN[^]+?-----END CERTIFICATE-----\n?/g) ?? [];
      const text = await openssl('x509', '-noout', '-text', '-in', await file('leaf.pem', leaf));
      const issuers = [await idOf(world.connectorId, 'issuing'), await idOf(world.connectorId, 'root')];
      expect(text).toContain(`URI:http://localhost:3000/pki/${issuers[0]!}.crl`);
      expect(text).toContain(`CA Issuers - URI:http://localhost:3000/pki/${issuers[0]!}.crt`);

      const lists = await Promise.all(issuers.map((issuer) => api.anonymous().get(`/pki/${issuer}.crl`)));
      const certificates = await Promise.all(issuers.map((issuer) => api.anonymous().get(`/pki/${issuer}.crt`)));
      expect(lists[0]!.headers).toMatchObject({
        'content-type': 'application/pkix-crl',
        'cache-control': 'public, max-age=30',
      });
      expect(certificates[0]!.headers).toMatchObject({
        'content-type': 'application/pkix-cert',
        'cache-control': 'public, max-age=86400',
      });
      expect(certificates.map(({ rawPayload }) => toPem('CERTIFICATE', rawPayload).trim())).toEqual([
        issuing.trim(),
        root.trim(),
      ]);
      const crls = await file('crls.pem', lists.map(({ rawPayload }) => toPem('X509 CRL', rawPayload)).join('\n'));
      const [rootFile, issuingFile] = [await file('root.pem', root), await file('issuing.pem', issuing)];
      const all = [
        '-x509_strict',
        '-purpose',
        'smimesign',
        '-crl_check_all',
        '-CRLfile',
        crls,
        '-CAfile',
        rootFile,
        '-untrusted',
        issuingFile,
        'leaf.pem',
      ];
      expect(await openssl('verify', ...all)).toBe('leaf.pem: OK\n');
    },
    60_000,
  );

  it('signs a list anew when it is a day old, with the next number, and no sooner', async () => {
    const issuer = await idOf((await IssuingWorld.with(api)).connectorId, 'issuing');
    const first = await numberOf(issuer);
    await api.app.get(RenewCrls).run();
    expect(await numberOf(issuer)).toBe(first);
    api.clock.advance({ hours: 24 });
    await api.app.get(RenewCrls).run();
    expect(await numberOf(issuer)).toBe(first + 1);
    api.clock.advance({ hours: -24 });
  });

  it('signs the lists of the others when one fails', async () => {
    await IssuingWorld.with(api);
    await api.app.get(RenewCrls).run();
    const numbers = async () =>
      Object.fromEntries(
        (
          await api.db.query<{ id: string; n: number }[]>(
            'select issuer_id as id, max(number)::int as n from crl group by 1',
          )
        ).map(({ id, n }) => [id, n]),
      );
    const before = await numbers();
    const [broken = ''] = Object.keys(before);
    // The job that runs each minute may come in between: it finds the same issuer broken
    const renew = api.app.get(RenewCrl);
    const real = renew.run.bind(renew);
    const run = vi
      .spyOn(renew, 'run')
      .mockImplementation((id) => (id === broken ? Promise.reject(new Error('the key does not open')) : real(id)));
    api.clock.advance({ days: 3 });
    await expect(api.app.get(RenewCrls).run()).rejects.toThrow(`issuer ${broken}: Error: the key does not open`);
    api.clock.advance({ days: -3 });
    run.mockRestore();
    const after = await numbers();
    expect(Object.keys(before).filter((id) => after[id] === before[id])).toEqual([broken]);
  });

  it('lists a burnt serial at once', async () => {
    const world = await IssuingWorld.with(api);
    const issuer = await idOf(world.connectorId, 'issuing');
    expect(await crlText(issuer)).toContain('No Revoked Certificates');
    const requestId = await world.plan();
    const [{ serial } = { serial: '' }] = await api.db
      .query<{ serial: string }[]>(
        `update issuance set state = 'signing', worker = 2000000000 where request_id = $1 returning serial`,
        [requestId],
      )
      .then(([rows]) => rows as unknown as { serial: string }[]);
    await api.app.get(RecoverIssuances).run();
    await expect.poll(() => crlText(issuer), { timeout: 10_000 }).toContain(serial.toUpperCase());
    expect(await api.app.get(Issue).run(requestId)).toMatchObject({ state: 'issued' });
  });

  it('lists what was revoked, with its reason', async () => {
    const world = await IssuingWorld.with(api);
    const issuer = await idOf(world.connectorId, 'issuing');
    await api.app.get(Issue).run(await world.plan());
    await api.db.query(
      `update certificate set revoked_at = $2, revocation_reason = 'keyCompromise' where connector_id = $1`,
      [world.connectorId, api.clock.now()],
    );
    await api.app.get(RenewCrls).run();
    expect(await crlText(issuer)).toContain('Key Compromise');
  });

  it('makes no two lists with one number when processes race', async () => {
    const issuer = await idOf((await IssuingWorld.with(api)).connectorId, 'root');
    const lists = await Promise.all(Array.from({ length: 5 }, () => api.anonymous().get(`/pki/${issuer}.crl`)));
    expect(new Set(lists.map(({ rawPayload }) => rawPayload.toString('hex'))).size).toBe(1);
  });

  it.each(['crt', 'crl', 'key', 'crl.crl', ''])('finds nothing at a name that is none: %s', async (ending) => {
    expect((await api.anonymous().get(`/pki/${newId()}.${ending}`)).statusCode).toBe(404);
  });
});

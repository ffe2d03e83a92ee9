import type { RequestDetail } from '@countersign/contracts';
import { fromPem, KnownKeys, toPem } from '@countersign/pki';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CONFIG } from '../../config';
import { specApi } from '../../testing/spec-api';
import { aCsr, codeOf, detailOf, RequestWorld } from '../testing';
import { RetestCsr } from './retest-csr';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const email = 'mia@nordlicht.example';

describe('Generate tests the CSR once more', () => {
  let world: RequestWorld;
  beforeAll(async () => {
    world = await RequestWorld.with(api, { validationType: 'none' });
  });
  afterEach(() => {
    listed([]);
    vi.restoreAllMocks();
  });
  /** The operator's list, as it is after the next start. */
  const listed = (hashes: string[]) =>
    Object.assign(api.app.get<object>(CONFIG), { knownWeakKeys: KnownKeys.read(Buffer.from(hashes.join('\n'))) });
  const pemInstead = (id: string, pem: string) =>
    api.database.owner(`update request set csr = jsonb_set(csr, '{pem}', '${JSON.stringify(pem)}') where id = '${id}'`);
  const certificatesOf = (id: string) => api.database.owner(`select id from certificate where request_id = '${id}'`);
  /** With the last bit of its signature turned over. */
  const broken = (pem: string) => {
    const [der = new Uint8Array()] = fromPem('CERTIFICATE REQUEST', pem);
    return toPem('CERTIFICATE REQUEST', der.with(-1, (der.at(-1) ?? 0) ^ 1));
  };

  const changes: [string, (request: RequestDetail) => Promise<unknown> | object, string][] = [
    ['its key was listed as known', ({ csr }) => listed([csr?.key.spkiSha256 ?? '']), 'csr-weak-key'],
    [
      'its key stands in another request',
      async ({ csr }) => {
        const { id } = await world.create();
        await api.database.owner(`update request set csr_key_hash = '${csr?.key.spkiSha256 ?? ''}' where id = '${id}'`);
      },
      'csr-key-used',
    ],
    [
      'it no longer proves possession',
      ({ id, csr }) => pemInstead(id, broken(csr?.pem ?? '')),
      'csr-signature-invalid',
    ],
    [
      'its key is none that the profile takes',
      async ({ id }) => pemInstead(id, await aCsr({ key: { name: 'ECDSA', namedCurve: 'P-521' } })),
      'csr-curve',
    ],
  ];

  it.each(changes)('and refuses it when %s; a new CSR mends that', async (_, change, code) => {
    const request = await world.filled(email);
    expect(request.status).toBe('verified');
    await change(request);
    expect(codeOf(await world.generate(request.id))).toBe(`422 ${code}`);
    const refused = await world.get(request.id);
    expect(refused).toMatchObject({ status: 'draft', steps: [{ id: 'csr', state: 'invalid' }, {}, {}, {}] });
    expect(refused.blockers).toMatchObject([{ code, step: 'csr', checkId: null }]);
    expect(refused.blockers[0]?.text).toMatch(/^[A-Z].*\.$/);
    expect(refused.actions).not.toContain('generate');
    expect(await certificatesOf(request.id)).toEqual([]);
    const [audited] = (await api.database.owner(
      `select after from audit_record where object_id = '${request.id}' and action = 'request.csr-refused'`,
    )) as { after: object }[];
    expect(audited?.after).toEqual({ status: 'draft', codes: [code] });

    const mended = await world.put(request.id, 'csr', { pem: await aCsr() });
    expect(mended).toMatchObject({ status: 'verified', blockers: [] });
    expect(detailOf(await world.generate(request.id)).status).toBe('issued');
  });

  it('and goes on when the cause is gone', async () => {
    const request = await world.filled(email);
    listed([request.csr?.key.spkiSha256 ?? '']);
    expect(codeOf(await world.generate(request.id))).toBe('422 csr-weak-key');
    listed([]);
    expect(detailOf(await world.generate(request.id)).csr?.findings).toEqual([]);
  });

  it('and issues nothing for a CSR that came while the older one was read', async () => {
    const request = await world.filled(email);
    const retest = api.app.get(RetestCsr, { strict: false });
    const look = retest.look.bind(retest);
    vi.spyOn(retest, 'look').mockImplementationOnce(async (...asked) => {
      const seen = await look(...asked);
      await world.put(request.id, 'csr', { pem: await aCsr() });
      return seen;
    });
    expect(codeOf(await world.generate(request.id))).toBe('412 changed-meanwhile');
    expect(await certificatesOf(request.id)).toEqual([]);
    expect(detailOf(await world.generate(request.id)).status).toBe('issued');
  });
});

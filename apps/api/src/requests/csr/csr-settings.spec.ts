import { toPem } from '@countersign/pki';
import { closePrimes, requestBy, twoPrimes } from '@countersign/pki/testing';
import type { Csr } from '@countersign/contracts';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { specApi } from '../../testing/spec-api';
import { anOperator } from '../../testing/spec-callers';
import { permissionsOf } from '../../users/roles/built-in-roles';
import { aCsr, codeOf, detailOf, RequestWorld } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });

describe('what the settings say about CSRs', () => {
  let world: RequestWorld;
  beforeAll(async () => {
    world = await RequestWorld.with(api, { validationType: 'none' });
  });
  const set = async (csr: object) => {
    expect((await api.as(anOperator()).patch('/api/v1/settings', { csr })).statusCode).toBe(200);
  };
  afterEach(() => set({ checkKeyReuse: true, checkWeakKeys: true }));
  const save = async (pem: string) => world.voice.put(`/api/v1/requests/${(await world.create()).id}/csr`, { pem });
  const findings = async (pem: string) =>
    (await world.voice.post('/api/v1/csr/inspect', { pem })).json<Csr>().findings.map(({ code }) => code);
  const filledWith = async (pem: string) => {
    const { id } = await world.create();
    await world.put(id, 'csr', { pem });
    await world.put(id, 'sdn', { commonName: 'a@nordlicht.example' });
    return world.put(id, 'san', { emails: ['a@nordlicht.example'], dnsNames: [] });
  };

  it('a key may be used again while `checkKeyReuse` is off, and is refused at Generate once it is on', async () => {
    const pem = await aCsr();
    const first = await filledWith(pem);
    expect([codeOf(await save(pem)), await findings(pem)]).toEqual(['422 csr-key-used', ['csr-key-used']]);
    await set({ checkKeyReuse: false });
    expect(await findings(pem)).toEqual([]);
    const [second, third] = [await filledWith(pem), await filledWith(pem)];
    expect(detailOf(await world.generate(first.id)).status).toBe('issued');
    expect(detailOf(await world.generate(second.id)).status).toBe('issued');
    await set({ checkKeyReuse: true });
    expect(codeOf(await world.generate(third.id))).toBe('422 csr-key-used');
  });

  it('a weak key passes while `checkWeakKeys` is off, and is refused at Generate once it is on; what breaks the rules of keys never passes', async () => {
    const [weak, short] = [closePrimes(2048), twoPrimes(1024)].map((numbers) =>
      toPem('CERTIFICATE REQUEST', requestBy(numbers)),
    ) as [string, string];
    expect([codeOf(await save(weak)), await findings(weak)]).toEqual(['422 csr-weak-key', ['csr-weak-key']]);
    await set({ checkWeakKeys: false });
    expect(await findings(weak)).toEqual([]);
    const request = await filledWith(weak);
    expect(codeOf(await save(short))).toBe('422 csr-key-size');
    await set({ checkWeakKeys: true });
    expect(codeOf(await world.generate(request.id))).toBe('422 csr-weak-key');
    await set({ checkWeakKeys: false });
    expect(detailOf(await world.generate(request.id)).status).toBe('issued');
  });

  it('whoever switches them off stands in the audit, and only who may', async () => {
    const refused = await world.voice.patch('/api/v1/settings', { csr: { checkKeyReuse: false } });
    expect(codeOf(refused)).toBe('403 forbidden');
    for (const key of ['operator', 'auditor']) {
      const voice = api.as(anOperator(permissionsOf({ key, permissions: null })));
      expect(codeOf(await voice.patch('/api/v1/settings', { csr: { checkKeyReuse: false } }))).toBe('403 forbidden');
    }
    const pem = await aCsr();
    detailOf(await save(pem));
    expect(codeOf(await save(pem))).toBe('422 csr-key-used');
    await set({ checkKeyReuse: false });
    const [last] = await api.db.query<object[]>(
      `select actor_name, before->'csr' as before, after->'csr' as after from audit_record where action = 'settings.changed' order by seq desc limit 1`,
    );
    expect(last).toMatchObject({
      actor_name: expect.any(String) as string,
      before: { checkKeyReuse: true },
      after: { checkKeyReuse: false },
    });
  });
});

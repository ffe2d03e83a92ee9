import { inspectCsr, KnownKeys, toPem } from '@countersign/pki';
import { closePrimes, onePrime, requestBy, rocaPrimes, twoPrimes } from '@countersign/pki/testing';
import type { Csr } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONFIG } from '../../config';
import { specApi } from '../../testing/spec-api';
import { aCsr, codeOf, RequestWorld } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const part = async () => (await api.anonymous().get('/readyz')).json<{ status: string; parts: { weakKeys: object } }>();

describe('weak keys', () => {
  let world: RequestWorld;
  beforeAll(async () => {
    world = await RequestWorld.with(api);
  });
  const pemBy = (numbers: Parameters<typeof requestBy>[0]) => toPem('CERTIFICATE REQUEST', requestBy(numbers));

  it.each<[string, () => string, string, RegExp]>([
    ['primes next to each other', () => pemBy(closePrimes(2048)), 'csr-weak-key', /so close that it can be computed/],
    ['an Infineon chip', () => pemBy(rocaPrimes()), 'csr-weak-key', /ROCA/],
    ['a modulus that is a prime', () => pemBy(onePrime(2048)), 'csr-modulus', /itself a prime/],
    ['1,024 bits', () => pemBy(twoPrimes(1024)), 'csr-key-size', /has 1024 bits/],
  ])('of %s are refused, and named where a CSR is only looked at', async (_, pemOf, code, words) => {
    const pem = pemOf();
    const { id } = await world.create();
    const refused = await world.voice.put(`/api/v1/requests/${id}/csr`, { pem });
    expect(refused.json()).toMatchObject({
      status: 422,
      code,
      errors: [{ path: '/pem', code, message: expect.stringMatching(words) as string }],
    });
    const looked = await world.voice.post('/api/v1/csr/inspect', { pem });
    expect(looked.json<Csr>().findings).toMatchObject([
      { code, severity: 'error', text: expect.stringMatching(words) as string },
    ]);
    expect((await world.get(id)).csr).toBeNull();
  });

  it('on the operator’s list are refused; without a list /readyz says so and is ok', async () => {
    expect(await part()).toMatchObject({
      parts: { weakKeys: { state: 'ok', reason: expect.stringContaining('WEAK_KEYS_FILE') as string } },
    });
    const pem = await aCsr();
    const { key } = await inspectCsr(pem);
    const knownWeakKeys = KnownKeys.read(Buffer.from(`# mine\n${key.spkiSha256}\n`));
    Object.assign(api.app.get<object>(CONFIG), { knownWeakKeys });
    const { id } = await world.create();
    const refused = await world.voice.put(`/api/v1/requests/${id}/csr`, { pem });
    expect([codeOf(refused), refused.body]).toEqual(['422 csr-weak-key', expect.stringContaining('became known')]);
    await world.put(id, 'csr', { pem: await aCsr() });
    expect(await part()).toMatchObject({ parts: { weakKeys: { state: 'ok', reason: null } } });
  });
});

import type { Csr, RequestDetail } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { specApi } from '../../testing/spec-api';
import { aCsr, codeOf, detailOf, faultsOf, RequestWorld } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });

describe('a key', () => {
  let world: RequestWorld;
  let another: RequestWorld;
  beforeAll(async () => {
    world = await RequestWorld.with(api, { validationType: 'none' });
    another = await RequestWorld.with(api, { validationType: 'none' });
  });
  const save = (request: RequestDetail, pem: string, whose = world) =>
    whose.voice.put(`/api/v1/requests/${request.id}/csr`, { pem });
  const saved = async (pem: string) => {
    const { id } = await world.create();
    return world.put(id, 'csr', { pem });
  };
  const findings = async (pem: string, whose = world) =>
    (await whose.voice.post('/api/v1/csr/inspect', { pem })).json<Csr>().findings.map(({ code }) => code);

  it('may be saved again by the request that holds it', async () => {
    const pem = await aCsr();
    const request = await saved(pem);
    detailOf(await save(request, pem));
  });

  it('that stands in another request is refused, in whatever enterprise, and nobody learns whose it is', async () => {
    const pem = await aCsr();
    const first = await saved(pem);
    for (const whose of [world, another]) {
      const answer = await save(await whose.create(), pem, whose);
      expect([codeOf(answer), faultsOf(answer)]).toEqual(['422 csr-key-used', ['/pem csr-key-used']]);
      for (const secret of [first.id, first.number, first.requester.name, first.enterprise.name])
        expect(answer.body).not.toContain(secret);
      expect(await findings(pem, whose)).toEqual(['csr-key-used']);
    }
    expect(await findings(await aCsr())).toEqual([]);
  });

  it('goes to exactly one of twenty who save it at the same moment', async () => {
    const pem = await aCsr();
    const drafts = await Promise.all(Array.from({ length: 20 }, () => world.create()));
    const answers = await Promise.all(drafts.map((draft) => save(draft, pem)));
    const codes = answers.map((answer) => (answer.statusCode === 200 ? '200' : codeOf(answer))).sort();
    expect(codes).toEqual(['200', ...Array<string>(19).fill('422 csr-key-used')]);
  });

  it('is free again once its draft was deleted, or got another key', async () => {
    const [one, two] = [await aCsr(), await aCsr()];
    const draft = await saved(one);
    detailOf(await save(draft, two));
    const next = await saved(one);
    expect((await world.voice.delete(`/api/v1/requests/${next.id}`)).statusCode).toBe(204);
    await saved(one);
  });

  it('of a certificate stays used, also once that is revoked and its request is gone', async () => {
    const pem = await aCsr({ emails: ['mia@nordlicht.example'] });
    const { id } = await saved(pem);
    await world.put(id, 'sdn', { commonName: 'mia@nordlicht.example' });
    await world.put(id, 'san', { emails: ['mia@nordlicht.example'], dnsNames: [] });
    detailOf(await world.generate(id));
    expect(codeOf(await save(await another.create(), pem, another))).toBe('422 csr-key-used');
    await api.database.owner(`update request set csr_key_hash = null where id = '${id}'`);
    await api.database.owner(
      `update certificate set revoked_at = '2026-01-01Z', revocation_reason = 'superseded' where request_id = '${id}'`,
    );
    expect(codeOf(await save(await another.create(), pem, another))).toBe('422 csr-key-used');
    expect(await findings(pem)).toEqual(['csr-key-used']);
  });
});

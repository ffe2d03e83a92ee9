import type { Connector } from '@countersign/contracts';
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anOperator } from '../testing/spec-callers';
import { specApi, type Voice } from '../testing/spec-api';
import { CaKeyRow } from './ca/builtin/ca-key.entity';
import { ConnectorsModule } from './connectors.module';
import { FirstBuiltinCa } from './first-builtin-ca';
import { aBuiltinCa } from './testing';

describe('connectors', () => {
  const api = specApi({ business: ConnectorsModule });
  const operator = anOperator();
  const as = () => api.as(operator);
  const made = async (body: object = aBuiltinCa()) => {
    const answer = await as().post('/api/v1/connectors', body);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<Connector>();
  };
  const faultsOf = async (answer: Awaited<ReturnType<Voice['post']>>) => ({
    status: answer.statusCode,
    faults: answer
      .json<{ errors: { path: string; code: string }[] }>()
      .errors.map(({ path, code }) => `${path} ${code}`),
  });

  it('makes one built-in CA at the first start, and only then', async () => {
    const { items } = (await as().get('/api/v1/connectors')).json<{ items: Connector[] }>();
    expect(items).toMatchObject([
      { kind: 'builtin-ca', name: 'Built-in CA', active: true, health: 'untested', usedBy: [] },
    ]);
  });

  it('makes one even when several processes start together', async () => {
    const { items } = (await as().get('/api/v1/connectors')).json<{ items: Connector[] }>();
    await Promise.all(items.map(({ id }) => as().delete(`/api/v1/connectors/${id}`)));
    const first = api.app.get(FirstBuiltinCa);
    await Promise.all([1, 2, 3].map(() => first.onApplicationBootstrap()));
    expect((await as().get('/api/v1/connectors')).json()).toMatchObject({ total: 1 });
  });

  it('names its kinds with a schema that a form can be drawn from', async () => {
    const kinds = (await as().get('/api/v1/connectors/kinds')).json<object[]>();
    expect(kinds).toMatchObject([
      {
        kind: 'builtin-ca',
        secrets: [],
        powers: ['issue', 'revoke'],
        schema: { type: 'object', properties: { key: { enum: ['rsa-4096', 'p-256', 'p-384'] } } },
      },
    ]);
  });

  it('makes root and issuing CA, sealed, with addresses in plain http', async () => {
    const { id } = await made(aBuiltinCa('p-384'));
    const rows = await api.app
      .get<{ manager: (typeof api.db)['manager'] }>(api.db.constructor)
      .manager.findBy(CaKeyRow, { connectorId: id });
    const [root, issuing] = ['root', 'issuing'].map((role) => rows.find((row) => row.role === role)!);
    const below = new X509Certificate(issuing!.certificate);
    expect(below.verify(new X509Certificate(root!.certificate).publicKey)).toBe(true);
    expect(below.subject).toContain('CN=Issuing CA p-384');
    expect(issuing!.certificate.toString('latin1')).toContain(`http://localhost:3000/pki/${root!.id}.crl`);
    expect(issuing!.sealed).toMatch(/^1\./);
  });

  it('answers with ETag and Location, and takes a change of the version that was seen', async () => {
    const created = await as().post('/api/v1/connectors', aBuiltinCa());
    expect(created.headers).toMatchObject({
      etag: '"1"',
      location: expect.stringMatching(/^\/api\/v1\/connectors\/[0-9a-f-]+$/) as string,
    });
    const { id, config } = created.json<Connector>();
    const body = aBuiltinCa('p-256', {
      name: 'Renamed',
      active: false,
      config: { ...config, caaDomains: ['x.example.org'] },
    });
    const changed = await as().put(`/api/v1/connectors/${id}`, body, { 'if-match': '"1"' });
    expect(changed.json()).toMatchObject({ name: 'Renamed', active: false, config: { caaDomains: ['x.example.org'] } });
    const late = await as().put(`/api/v1/connectors/${id}`, body, { 'if-match': '"1"' });
    expect([late.statusCode, late.headers['etag']]).toEqual([412, '"2"']);
  });

  it.each([
    ['a key that no CA may have', { config: { key: 'rsa-2048', commonName: 'X' } }, ['/config/key invalid-field']],
    ['an empty name', { config: { key: 'p-256', commonName: ' ' } }, ['/config/commonName required']],
    ['an unknown member', { config: { key: 'p-256', commonName: 'X', pin: '1' } }, ['/config/pin unknown-field']],
    [
      'an issuer domain that is none',
      { config: { key: 'p-256', commonName: 'X', caaDomains: ['https://ca.example'] } },
      ['/config/caaDomains/0 dns-invalid'],
    ],
    ['a kind that this version does not speak', { kind: 'est' }, ['/kind invalid-field']],
  ])('refuses %s', async (_, more, faults) => {
    expect(await faultsOf(await as().post('/api/v1/connectors', aBuiltinCa('p-256', more as object)))).toEqual({
      status: 422,
      faults,
    });
  });

  it('keeps key and name of a CA as they were made', async () => {
    const { id, config } = await made();
    const body = aBuiltinCa('p-256', { config: { ...config, key: 'p-384', commonName: 'Another' } });
    expect(await faultsOf(await as().put(`/api/v1/connectors/${id}`, body))).toEqual({
      status: 422,
      faults: ['/config/key locked', '/config/commonName locked'],
    });
  });

  it('tests a CA without signing, and shows how that went', async () => {
    const { id } = await made();
    const tested = (await as().post(`/api/v1/connectors/${id}/test`, {})).json<{
      ok: boolean;
      steps: { name: string; ok: boolean }[];
    }>();
    expect(tested.steps.map(({ name, ok }) => `${name} ${String(ok)}`)).toEqual([
      'keys true',
      'chain true',
      'validity true',
    ]);
    expect((await as().get(`/api/v1/connectors/${id}`)).json()).toMatchObject({ health: 'ok', lastTest: { ok: true } });
  });

  it('says what is wrong when a key was copied to another row: it does not open there', async () => {
    const [one, other] = [await made(), await made()];
    await api.database
      .owner(`update ca_key set sealed = (select sealed from ca_key where connector_id = '${one.id}' and role = 'issuing')
      where connector_id = '${other.id}' and role = 'issuing'`);
    const tested = await as().post(`/api/v1/connectors/${other.id}/test`, {});
    expect(tested.json()).toMatchObject({ ok: false, steps: [{ name: 'keys', ok: false }] });
    const ready = await api.anonymous().get('/readyz');
    expect([ready.statusCode, ready.json()]).toMatchObject([
      200,
      { status: 'degraded', parts: { ca: { state: 'down' } } },
    ]);
  });

  it('deletes what nothing uses, and is then not found', async () => {
    const { id } = await made();
    expect((await as().delete(`/api/v1/connectors/${id}`)).statusCode).toBe(204);
    expect((await as().get(`/api/v1/connectors/${id}`)).statusCode).toBe(404);
  });

  it('is for who may: readers change nothing', async () => {
    const { id } = await made();
    const reader = api.as(anOperator(['connectors:read']));
    expect((await reader.get(`/api/v1/connectors/${id}`)).statusCode).toBe(200);
    expect((await reader.put(`/api/v1/connectors/${id}`, aBuiltinCa())).statusCode).toBe(403);
    expect((await reader.post(`/api/v1/connectors/${id}/test`, {})).statusCode).toBe(403);
    expect((await reader.delete(`/api/v1/connectors/${id}`)).statusCode).toBe(403);
  });
});

import type { Caa } from '@countersign/contracts';
import { DataSource } from 'typeorm';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '../../shared/ids';
import { faultsIn, said } from '../../testing/said';
import { specApi } from '../../testing/spec-api';
import { anInstallation, type Installation } from '../../testing/two-houses';
import { PreviewCaa } from '../../verification';
import { DomainsModule } from '../domains.module';
import { DomainWorld } from '../testing';
import { CaaOf } from './caa-of';

const api = specApi({ business: DomainsModule });
const OURS = 'ca.example.org';
let shared: Installation;
let world: DomainWorld;
let at: string;
beforeAll(async () => {
  shared = await anInstallation(api);
});
beforeEach(async () => {
  world = await DomainWorld.with(api);
  at = `/api/v1/enterprises/${world.enterpriseId}/caa`;
  await api.db.query('insert into enterprise_profile (enterprise_id, profile_id) values ($1, $2)', [
    world.enterpriseId,
    shared.profileId,
  ]);
});
afterEach(() => vi.restoreAllMocks());

describe('the CAA settings of an enterprise', () => {
  it('are off, and name the CAs of its profiles', async () => {
    expect((await world.admin.get(at)).json()).toEqual({
      ...{ enabled: false, issuers: [], connectorIssuers: [OURS], effectiveIssuers: [], records: [] },
    });
  });

  it('V-C7 take effect where a CA of ours is among them, and say what to publish', async () => {
    const { name } = await world.add({ name: `x${newId()}.example` });
    const answer = await world.admin.put(at, { enabled: true, issuers: ['CA.example.org', 'other.example'] });
    expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"1"']);
    expect(answer.json<Caa>()).toEqual({
      ...{ enabled: true, issuers: [OURS, 'other.example'], connectorIssuers: [OURS], effectiveIssuers: [OURS] },
      records: [{ name, tag: 'issuemail', value: OURS, line: `${name}. IN CAA 0 issuemail "${OURS}"` }],
    });
    const setting = await api.app
      .get(CaaOf, { strict: false })
      .run(api.app.get(DataSource).manager, world.enterpriseId);
    expect(setting).toEqual({ enabled: true, issuers: [OURS, 'other.example'] });
  });

  it.each([
    ['V-C7 on, with none', [], '/issuers required'],
    ['V-C7 on, with foreign ones alone', ['other.example'], '/issuers invalid-field'],
    ['what is no name', [OURS, 'ca.example.org.'], '/issuers/1 dns-invalid'],
  ])('are refused: %s', async (_, issuers, fault) => {
    const answer = await world.admin.put(at, { enabled: true, issuers });
    expect([answer.statusCode, faultsIn(answer)]).toEqual([422, [fault]]);
    expect((await world.admin.get(at)).json<Caa>().enabled).toBe(false);
  });

  it('are changed once for all who look at the same version, by who may, and written down', async () => {
    const wanted = { enabled: true, issuers: [OURS] };
    expect(said(await world.user.put(at, wanted))).toBe('403 forbidden');
    expect(said(await world.user.get(at))).toBe('403 forbidden');
    await world.admin.put(at, wanted, { 'if-match': '"0"' });
    expect(said(await world.admin.put(at, wanted, { 'if-match': '"0"' }))).toBe('412 changed-meanwhile');
    const records = await api.db.query<object[]>(
      `select "before", "after" from audit_record where action = 'enterprise.caa-changed' and object_id = $1`,
      [world.enterpriseId],
    );
    expect(records).toEqual([{ before: { enabled: false, issuers: [] }, after: wanted }]);
  });
});

describe('the preview', () => {
  const nothing = { verdict: 'allow' as const, code: null, details: [], lookups: [] };
  const preview = () => vi.spyOn(api.app.get(PreviewCaa, { strict: false }), 'run');

  it('asks for the name in its one form, judged by our CAs while the enterprise names none', async () => {
    const asked = preview().mockImplementation(async ({ name }) => ({ name, ...nothing }));
    const answer = await world.admin.get(`${at}/preview?name=B%C3%BCcher.example`);
    expect(answer.json()).toEqual({ name: 'xn--bcher-kva.example', ...nothing });
    expect(asked).toHaveBeenCalledWith({ name: 'xn--bcher-kva.example', issuers: [OURS], accountUri: null });
  });

  it.each([
    ['no name', ''],
    ['an IP address', 'name=192.0.2.1'],
    ['a public suffix', 'name=co.uk'],
    ['a wildcard', 'name=*.x.example'],
  ])('refuses %s before anybody is asked', async (_, query) => {
    const asked = preview();
    expect((await world.admin.get(`${at}/preview?${query}`)).statusCode).toBe(422);
    expect(asked).not.toHaveBeenCalled();
  });

  it('is no look-up service: a thousand an hour for the whole enterprise', async () => {
    preview().mockImplementation(async ({ name }) => ({ name, ...nothing }));
    const ask = async () => (await world.admin.get(`${at}/preview?name=x.example`)).statusCode;
    expect(await ask()).toBe(200);
    await api.db.query(`update rate_limit set taken = 999 where rule = 'caa-preview' and key = $1`, [
      world.enterpriseId,
    ]);
    expect([await ask(), await ask()]).toEqual([200, 429]);
    api.clock.advance({ hours: 1 });
    expect(await ask()).toBe(200);
  });
});

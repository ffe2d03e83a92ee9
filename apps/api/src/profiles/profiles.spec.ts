import type { EnterpriseProfiles, Profile } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { CreateConnector } from '../connectors';
import { aBuiltinCa } from '../connectors/testing';
import { anEnterprise } from '../enterprises/testing';
import { EnterpriseRegistered } from '../enterprises';
import { UnitOfWork } from '../database/unit-of-work';
import { jobCaller } from '../shared/access/caller';
import { newId } from '../shared/ids';
import { aMember, anOperator } from '../testing/spec-callers';
import { specApi } from '../testing/spec-api';
import { ProfilesModule } from './profiles.module';
import { aProfileContent } from './testing';

describe('profiles', () => {
  const api = specApi({ business: ProfilesModule });
  const operator = anOperator();
  const as = () => api.as(operator);
  let connectorId: string;
  const made = async (name = 'S/MIME Mailbox') => {
    const answer = await as().post('/api/v1/profiles', aProfileContent({ connectorId, name }));
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<Profile>();
  };
  const assign = (enterpriseId: string, profileIds: string[], headers = {}) =>
    as().put(`/api/v1/enterprises/${enterpriseId}/profiles`, { profileIds }, headers);

  beforeAll(async () => {
    connectorId = (await api.app.get(CreateConnector).run(aBuiltinCa(), jobCaller('spec'))).id;
  });

  it('shows the issuer that stands behind a profile', async () => {
    const profile = await made();
    expect(profile).toMatchObject({ version: 1, issuer: { name: 'Issuing CA p-256', caaDomains: ['ca.example.org'] } });
    expect((await as().get(`/api/v1/profiles/${profile.id}`)).json()).toEqual(profile);
  });

  it('fills what a body leaves out', async () => {
    const { subject, san } = aProfileContent({ connectorId });
    const short = {
      name: 'Short',
      ca: { connectorId },
      subjectType: 'mailbox',
      validationType: 'mailbox',
      subject,
      san,
    };
    expect((await as().post('/api/v1/profiles', short)).json()).toMatchObject({
      active: true,
      keySources: ['csr'],
      validity: { days: 365 },
    });
  });

  it('makes a new version with each change and keeps the older ones', async () => {
    const { id } = await made('First');
    const changed = await as().put(`/api/v1/profiles/${id}`, aProfileContent({ connectorId, name: 'Second' }), {
      'if-match': '"1"',
    });
    expect(changed.json()).toMatchObject({ version: 2, name: 'Second' });
    expect(changed.headers['etag']).toBe('"2"');
    expect((await as().get(`/api/v1/profiles/${id}?version=1`)).json()).toMatchObject({ version: 1, name: 'First' });
    expect((await as().get(`/api/v1/profiles/${id}?version=3`)).statusCode).toBe(404);
    const late = await as().put(`/api/v1/profiles/${id}`, aProfileContent({ connectorId }), { 'if-match': '"1"' });
    expect(late.statusCode).toBe(412);
  });

  it('refuses what no certificate could be made from, at its place', async () => {
    const answer = await as().post(
      '/api/v1/profiles',
      aProfileContent({ connectorId: newId(), publiclyTrusted: true, dnsNamesInCertificate: true }),
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path)).toEqual([
      '/ca/connectorId',
      '/dnsNamesInCertificate',
    ]);
  });

  it('keeps a version as it is: the application may not change it', async () => {
    await made();
    await expect(
      api.app
        .get(UnitOfWork)
        .run(jobCaller('spec'), ({ manager }) => manager.query(`update profile_version set content = '{}'`)),
    ).rejects.toThrow('permission denied');
  });

  it('shows a connector who uses it, and keeps what is used', async () => {
    const profile = await made('Uses the CA');
    const connector = (await as().get(`/api/v1/connectors/${connectorId}`)).json<{ usedBy: object[] }>();
    expect(connector.usedBy).toContainEqual({ type: 'profile', id: profile.id, name: 'Uses the CA' });
    const refused = await as().delete(`/api/v1/connectors/${connectorId}`);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'in-use']);
  });

  it('gives an enterprise its profiles: members see those and no others', async () => {
    const [one, other, enterprise] = [await made('Assigned'), await made('Not assigned'), await anEnterprise(api.db)];
    const assigned = await assign(enterprise.id, [one.id]);
    expect(assigned.json()).toEqual({
      items: [{ id: one.id, name: 'Assigned', active: true, validationType: 'mailbox' }],
    });

    const member = api.as(aMember(enterprise.id, ['profiles:read', 'requests:read']));
    expect((await member.get('/api/v1/profiles')).json<{ items: Profile[] }>().items.map(({ id }) => id)).toEqual([
      one.id,
    ]);
    expect((await member.get(`/api/v1/profiles/${one.id}`)).statusCode).toBe(200);
    expect((await member.get(`/api/v1/profiles/${other.id}`)).statusCode).toBe(404);
    expect(
      (await member.get(`/api/v1/enterprises/${enterprise.id}/profiles`)).json<EnterpriseProfiles>().items,
    ).toHaveLength(1);
    const foreign = await anEnterprise(api.db, { name: 'Foreign' });
    expect((await member.get(`/api/v1/enterprises/${foreign.id}/profiles`)).statusCode).toBe(404);
    expect((await member.put(`/api/v1/enterprises/${enterprise.id}/profiles`, { profileIds: [] })).statusCode).toBe(
      403,
    );
  });

  it('refuses to assign what is not there, and a set that somebody changed meanwhile', async () => {
    const [profile, enterprise] = [await made(), await anEnterprise(api.db)];
    const refused = await assign(enterprise.id, [profile.id, newId()]);
    expect([refused.statusCode, refused.json<{ errors: object[] }>().errors]).toMatchObject([
      422,
      [{ path: '/profileIds/1' }],
    ]);
    const seen = (await as().get(`/api/v1/enterprises/${enterprise.id}/profiles`)).headers['etag'];
    expect((await assign(enterprise.id, [profile.id], { 'if-match': seen })).statusCode).toBe(200);
    expect((await assign(enterprise.id, [], { 'if-match': seen })).statusCode).toBe(412);
  });

  it('assigns what an enterprise is registered with', async () => {
    const [profile, enterprise] = [await made(), await anEnterprise(api.db)];
    await api.app.get(UnitOfWork).run(jobCaller('spec'), async (tx) => {
      tx.emit(new EnterpriseRegistered(enterprise.id, null, [profile.id]));
    });
    expect((await as().get(`/api/v1/enterprises/${enterprise.id}/profiles`)).json()).toMatchObject({
      items: [{ id: profile.id }],
    });
  });

  it('deletes what nobody has', async () => {
    const [free, held, enterprise] = [await made('Free'), await made('Held'), await anEnterprise(api.db)];
    await assign(enterprise.id, [held.id]);
    expect((await as().delete(`/api/v1/profiles/${free.id}`)).statusCode).toBe(204);
    expect((await as().delete(`/api/v1/profiles/${held.id}`)).json()).toMatchObject({ status: 409, code: 'in-use' });
  });

  it('finds by name, by switch and by kind of proof', async () => {
    const found = async (query: string) =>
      (await as().get(`/api/v1/profiles?${query}`)).json<{ total: number }>().total;
    expect(await found('q=short')).toBe(1);
    expect(await found('q=short&validationType=domain')).toBe(0);
    expect(await found('q=short&active=false')).toBe(0);
    expect(await found('q=short&sort=createdAt:desc')).toBe(1);
    expect((await as().get('/api/v1/profiles?sort=secret:asc')).statusCode).toBe(422);
  });
});

import type { Certificate } from '@countersign/contracts';
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../shared/ids';
import { aMember, anOperator } from '../testing/spec-callers';
import { specApi, type Voice } from '../testing/spec-api';
import { aPerson } from '../users/testing';
import { CertificatesModule, SetOwner } from '.';
import { IssuingWorld, readCertificate, spec, withoutRequests } from './testing';
import { UnitOfWork } from '../database/unit-of-work';

describe('certificates', () => {
  const api = specApi({ business: CertificatesModule });
  const operator = anOperator();
  const as = () => api.as(operator);
  let world: IssuingWorld;
  const issued = (given: Parameters<IssuingWorld['order']>[0] = {}) => world.issue(given);
  const idsOf = async (voice: Voice, query = '') =>
    (await voice.get(`/api/v1/certificates?${query}`)).json<{ items: Certificate[] }>().items.map(({ id }) => id);

  beforeAll(async () => {
    await withoutRequests(api);
    world = await IssuingWorld.with(api);
  });

  it('shows a certificate with its names, its people and its chain', async () => {
    const id = await issued({ emails: ['mia@example.org', 'm.berg@example.org'] });
    const answer = await as().get(`/api/v1/certificates/${id}`);
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.json()).toMatchObject({
      id,
      status: 'active',
      subject: 'CN=mia@example.org',
      emails: ['mia@example.org', 'm.berg@example.org'],
      issuer: expect.stringContaining('CN=Issuing CA p-256') as string,
      key: { algorithm: 'EC', bits: 256, curve: 'P-256' },
      enterprise: { id: world.enterpriseId, name: 'Nordlicht Energie AG' },
      profile: { name: 'S/MIME Mailbox' },
      owner: { id: world.personId },
      renewedBy: null,
      revocation: null,
      lint: [],
    });
    const { pem, chainPem, serial } = answer.json<Certificate>();
    expect(new X509Certificate(pem).serialNumber.toLowerCase()).toBe(serial);
    expect(chainPem.startsWith(pem.trim())).toBe(true);
    expect(chainPem.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
  });

  it.each([
    ['pem', 'application/x-pem-file', 'mia@example.org.pem', '-----BEGIN CERTIFICATE-----'],
    ['chain', 'application/x-pem-file', 'mia@example.org-chain.pem', '-----BEGIN CERTIFICATE-----'],
    ['der', 'application/pkix-cert', 'mia@example.org.cer', '0'],
    ['p7b', 'application/pkcs7-mime', 'mia@example.org.p7b', '0'],
  ])('hands it out as %s', async (format, type, fileName, start) => {
    const answer = await as().get(`/api/v1/certificates/${await issued()}/download?format=${format}`);
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="${fileName}"`,
    });
    expect(answer.rawPayload.subarray(0, start.length).toString('latin1')).toBe(start);
  });

  it('refuses a form that it does not have', async () => {
    const answer = await as().get(`/api/v1/certificates/${await issued()}/download?format=pfx`);
    expect(answer.statusCode).toBe(422);
  });

  it('shows nothing to another enterprise, as if it were not there', async () => {
    const id = await issued();
    const stranger = api.as(aMember((await IssuingWorld.with(api)).enterpriseId));
    for (const path of ['', '/download?format=pem']) {
      const [foreign, missing] = [
        await stranger.get(`/api/v1/certificates/${id}${path}`),
        await stranger.get(`/api/v1/certificates/${newId()}${path}`),
      ];
      expect([foreign.statusCode, missing.statusCode]).toEqual([404, 404]);
      const body = (answer: typeof foreign) => ({ ...answer.json<object>(), instance: null });
      expect(body(foreign)).toEqual(body(missing));
    }
    expect(await idsOf(stranger)).toEqual([]);
    expect((await api.anonymous().get(`/api/v1/certificates/${id}`)).statusCode).toBe(401);
  });

  it('shows a user the own ones: owned or asked for', async () => {
    const someone = await aPerson(api.db);
    const owned = await issued({ ownerId: someone.id });
    const asked = await issued({ ownerId: null, requesterId: someone.id });
    const foreign = await issued();
    const user = api.as(aMember(world.enterpriseId, ['certificates:read'], { ownOnly: true, personId: someone.id }));
    expect((await idsOf(user)).sort()).toEqual([owned, asked].sort());
    expect((await user.get(`/api/v1/certificates/${foreign}`)).statusCode).toBe(404);
    expect(await idsOf(api.as(aMember(world.enterpriseId, ['certificates:read'])))).toContain(foreign);
  });

  it('is given to the person it was made for', async () => {
    const [someone, id] = [await aPerson(api.db), await issued({ ownerId: null })];
    expect((await readCertificate(as(), id)).owner).toBeNull();
    await api.app.get(UnitOfWork).run(spec, (tx) => api.app.get(SetOwner).run(tx, id, someone.id));
    expect((await readCertificate(as(), id)).owner).toEqual({
      id: someone.id,
      name: someone.name,
      email: someone.email,
    });
  });

  it('finds by each of its marks', async () => {
    const id = await issued({ emails: ['Findme@example.org'] });
    const { serial, sha256, notAfter, profile } = await readCertificate(as(), id);
    const colons = serial.toUpperCase().match(/../g)!.join(':');
    for (const query of [
      'q=findme',
      'q=fi',
      `q=${colons}`,
      `q=${sha256}`,
      'email=findme@EXAMPLE.org',
      `serial=${colons}`,
      `sha256=${sha256}`,
      `expiresFrom=${notAfter}&expiresTo=${notAfter}`,
    ])
      expect(await idsOf(as(), query), query).toContain(id);
    for (const query of [
      'q=nobody-has-this',
      'q=zzz',
      'q=in',
      'email=findme@example.com',
      'status=expired,revoked',
      `profileId=${newId()}`,
      `enterpriseId=${newId()}`,
    ])
      expect(await idsOf(as(), query), query).not.toContain(id);
    expect(
      await idsOf(
        as(),
        `status=active&profileId=${profile.id}&enterpriseId=${world.enterpriseId}&sort=notAfter:asc&size=200`,
      ),
    ).toContain(id);
  });

  it.each(['sort=serial:asc', 'status=lost', 'colour=red', 'expiresFrom=tomorrow'])('refuses %s', async (query) => {
    expect((await as().get(`/api/v1/certificates?${query}`)).statusCode).toBe(422);
  });

  it('ends by itself', async () => {
    const id = await issued();
    api.clock.advance({ days: 366 });
    expect((await readCertificate(as(), id)).status).toBe('expired');
    expect(await idsOf(as(), 'status=expired')).toContain(id);
    api.clock.advance({ days: -366 });
  });
});

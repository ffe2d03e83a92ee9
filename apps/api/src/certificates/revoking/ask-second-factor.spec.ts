import type { ApiToken } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { aProfileContent } from '../../profiles/testing';
import { faultsIn, said } from '../../testing/said';
import { specApi, type Voice } from '../../testing/spec-api';
import { aMember, anOperator } from '../../testing/spec-callers';
import { enrol } from '../../users/second-factor/testing';
import { aPerson, type SpecPerson } from '../../users/testing';
import { CertificatesModule } from '..';
import { IssuingWorld, readCertificate, withoutRequests } from '../testing';

const api = specApi({ business: CertificatesModule, environment: { RATE_LIMIT_FACTOR: '1000' } });
const ASKS = { generation: 'private', secondFactor: { issue: false, revoke: true } } as const;

describe('a profile that asks for the second factor at a revocation', () => {
  let world: IssuingWorld;
  let admin: SpecPerson;
  beforeAll(async () => {
    await withoutRequests(api);
    world = await IssuingWorld.with(api, 'p-256', ASKS);
    admin = await aPerson(api.db, { in: { [world.enterpriseId]: 'enterprise-admin' } });
  }, 60_000);
  const signedIn = () => api.signIn(admin.email, admin.password);
  const act = (voice: Voice, id: string, name: 'revoke' | 'release', body: object, headers = {}) =>
    voice.post(`/api/v1/certificates/${id}/${name}`, body, headers);
  const superseded = { reason: 'superseded' };
  const hold = { reason: 'certificateHold' };

  it('stops who has none, a stale session and a wrong code; a code of this call will do, also to take a hold back', async () => {
    const [id, other] = [await world.issue(), await world.issue()];
    expect(said(await act(await signedIn(), id, 'revoke', superseded))).toBe('403 mfa-required');
    expect(said(await act(await signedIn(), id, 'revoke', { ...superseded, otp: '123456' }))).toBe('403 mfa-required');

    const { app, voice } = await enrol(api, await signedIn());
    api.clock.advance({ minutes: 11 });
    expect(said(await act(voice, id, 'revoke', hold))).toBe('403 step-up-required');
    const wrong = await act(voice, id, 'revoke', { ...hold, otp: '000000' });
    expect([wrong.statusCode, faultsIn(wrong)]).toEqual([422, ['/otp otp-wrong']]);
    expect((await readCertificate(voice, id)).status).toBe('active');
    expect((await act(voice, id, 'revoke', { ...hold, otp: app.code() })).json()).toMatchObject({
      status: 'suspended',
    });
    expect((await act(voice, other, 'revoke', superseded)).json()).toMatchObject({ status: 'revoked' }); // it counted as a step-up

    api.clock.advance({ minutes: 11 });
    expect(said(await act(voice, id, 'release', {}))).toBe('403 step-up-required');
    expect(faultsIn(await act(voice, id, 'release', { otp: '000000' }))).toEqual(['/otp otp-wrong']);
    expect((await act(voice, id, 'release', { otp: app.code() })).json()).toMatchObject({ status: 'active' });

    api.clock.advance({ minutes: 11 });
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const fresh = api.withCookiesOf(await voice.post('/api/v1/session/step-up', { otp: app.code() }));
    const wish = { name: 'x', scopes: ['certificates:revoke', 'certificates:read'], expiresAt };
    const { secret } = (await fresh.post('/api/v1/me/api-tokens', wish)).json<ApiToken>();
    const token = (body: object) =>
      act(api.anonymous(), id, 'revoke', body, { authorization: `Bearer ${secret ?? ''}` });
    expect(said(await token(superseded))).toBe('403 step-up-required');
    expect((await token({ ...superseded, otp: app.next() })).json()).toMatchObject({ status: 'revoked' });
  });

  it('asks for what was issued before the profile asked, and says nothing of certificates of others', async () => {
    const before = await IssuingWorld.with(api);
    const id = await before.issue();
    const stranger = api.as(aMember(world.enterpriseId, ['certificates:revoke']));
    expect(said(await act(stranger, id, 'revoke', superseded))).toBe('404 not-found');
    const member = await aPerson(api.db, { in: { [before.enterpriseId]: 'enterprise-admin' } });
    const voice = await api.signIn(member.email, member.password);
    const content = aProfileContent({ connectorId: before.connectorId, ...ASKS });
    const changed = await api.as(anOperator()).put(`/api/v1/profiles/${before.profile.id}`, content);
    expect(changed.statusCode, changed.body).toBe(200);
    expect(said(await act(voice, id, 'revoke', superseded))).toBe('403 mfa-required');
  });
});

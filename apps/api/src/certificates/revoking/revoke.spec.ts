import type { Certificate } from '@countersign/contracts';
import { Injectable, Module } from '@nestjs/common';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FindConnectors } from '../../connectors';
import { Handles } from '../../database/handlers';
import { newId } from '../../shared/ids';
import type { Caller } from '../../shared/access/caller';
import { specApi, type Answer, type Voice } from '../../testing/spec-api';
import { aMember } from '../../testing/spec-callers';
import { aPerson, callerFor } from '../../users/testing';
import { CertificateRevoked, CertificatesModule } from '..';
import { IssuingWorld, readCertificate, withoutRequests } from '../testing';

const heard: CertificateRevoked[] = [];
@Injectable()
class Listener {
  @Handles(CertificateRevoked)
  async revoked(event: CertificateRevoked): Promise<void> {
    heard.push(event);
  }
}
@Module({ imports: [CertificatesModule], providers: [Listener] })
class ListeningModule {}

const outcome = (answer: Answer) =>
  answer.statusCode === 200 ? '200' : `${answer.statusCode} ${answer.json<{ code: string }>().code}`;

describe('revoking', () => {
  const api = specApi({ business: ListeningModule });
  let operator: Caller;
  let world: IssuingWorld;
  let privately: IssuingWorld;
  const as = () => api.as(operator);
  const revoke = (id: string, body: object = { reason: 'superseded' }, voice: Voice = as(), headers = {}) =>
    voice.post(`/api/v1/certificates/${id}/revoke`, body, headers);
  const release = (id: string, voice: Voice = as()) => voice.post(`/api/v1/certificates/${id}/release`, {});
  const read = (id: string) => readCertificate(as(), id);
  const auditOf = (id: string) =>
    api.db.query<{ action: string; before: object; after: object; actor_name: string }[]>(
      `select action, before, after, actor_name from audit_record where object_id = $1 and action <> 'certificate.issued' order by seq`,
      [id],
    );
  const setActive = (active: boolean) =>
    api.db.query('update enterprise set active = $2 where id = $1', [privately.enterpriseId, active]);

  beforeAll(async () => {
    await withoutRequests(api);
    operator = await callerFor(api.db, await aPerson(api.db, { name: 'Olive Operator', operatorRole: 'operator' }));
    world = await IssuingWorld.with(api);
    privately = await IssuingWorld.with(api, 'p-256', { generation: 'private' });
  }, 60_000);
  beforeEach(() => {
    heard.length = 0;
  });

  it('says when, why and by whom, in the answer, the audit and to the floors above', async () => {
    const id = await world.issue();
    const { serial } = await read(id);
    const answer = await revoke(id, { reason: 'keyCompromise', message: 'Laptop stolen', otp: '123456' });
    expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"2"']);
    const { status, revocation } = answer.json<Certificate>();
    expect(status).toBe('revoked');
    expect(revocation).toEqual({
      at: expect.stringMatching(/:\d\d\.000Z$/) as string,
      reason: 'keyCompromise',
      by: { id: operator.id, name: 'Olive Operator' },
    });
    expect(await read(id)).toEqual(answer.json());
    const state = { at: revocation!.at, reason: 'keyCompromise' };
    expect(await auditOf(id)).toEqual([
      {
        action: 'certificate.revoked',
        actor_name: 'Olive Operator',
        before: { revocation: null },
        after: { revocation: state, message: 'Laptop stolen' },
      },
    ]);
    expect(heard).toMatchObject([
      { certificateId: id, serial, reason: 'keyCompromise', message: 'Laptop stolen', emails: ['mia@example.org'] },
    ]);
    const news = await api.db.query<object[]>(`select type, data, enterprise_id from live_event where topic = $1`, [
      `certificate:${id}`,
    ]);
    expect(news).toEqual([{ type: 'certificate', data: { id, status: 'revoked' }, enterprise_id: world.enterpriseId }]);
  });

  it.each([
    'unspecified',
    'keyCompromise',
    'affiliationChanged',
    'superseded',
    'cessationOfOperation',
    'privilegeWithdrawn',
  ])('takes the reason %s', async (reason) => {
    expect((await revoke(await world.issue(), { reason })).json()).toMatchObject({ revocation: { reason } });
  });

  it.each([
    ['no reason', {}, '/reason required'],
    ['a reason that nobody has', { reason: 'cACompromise' }, '/reason invalid-field'],
    ['a hold of a public certificate', { reason: 'certificateHold' }, '/reason invalid-field'],
    ['a date of its own', { reason: 'superseded', revokedAt: '2020-01-01T00:00:00Z' }, '/revokedAt unknown-field'],
    ['somebody else', { reason: 'superseded', by: newId() }, '/by unknown-field'],
    ['a message without end', { reason: 'superseded', message: 'x'.repeat(2001) }, '/message invalid-field'],
  ])('refuses %s', async (_, body, fault) => {
    const id = await world.issue();
    const answer = await revoke(id, body);
    expect(answer.statusCode).toBe(422);
    const { errors } = answer.json<{ errors: { path: string; code: string }[] }>();
    expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual([fault]);
    expect((await read(id)).status).toBe('active');
  });

  it('is for good: again is 409', async () => {
    const id = await world.issue();
    expect(outcome(await revoke(id))).toBe('200');
    expect(outcome(await revoke(id, { reason: 'keyCompromise' }))).toBe('409 wrong-state');
    expect(outcome(await release(id))).toBe('409 wrong-state');
    expect((await read(id)).revocation?.reason).toBe('superseded');
  });

  it('lets one of two win that come at once', async () => {
    const id = await world.issue();
    const answers = await Promise.all([revoke(id), revoke(id, { reason: 'keyCompromise' })]);
    expect(answers.map(outcome).sort()).toEqual(['200', '409 wrong-state']);
    expect(await auditOf(id)).toHaveLength(1);
    expect(heard).toHaveLength(1);
  });

  it('answers the same under the same Idempotency-Key', async () => {
    const id = await world.issue();
    const once = () => revoke(id, { reason: 'superseded' }, as(), { 'idempotency-key': `revoke-${id}` });
    const [first, second] = [await once(), await once()];
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.json()).toEqual(first.json());
    expect(await auditOf(id)).toHaveLength(1);
  });

  it('changes only the version that was seen', async () => {
    const id = await world.issue();
    const stale = await revoke(id, { reason: 'superseded' }, as(), { 'if-match': '"7"' });
    expect([outcome(stale), stale.headers['etag']]).toEqual(['412 changed-meanwhile', '"1"']);
    expect(outcome(await revoke(id, { reason: 'superseded' }, as(), { 'if-match': '"1"' }))).toBe('200');
  });

  it('leaves alone what has ended, and says why', async () => {
    const id = await world.issue();
    api.clock.advance({ days: 366 });
    const answer = await revoke(id);
    expect([outcome(answer), answer.json<{ detail: string }>().detail]).toEqual([
      '409 wrong-state',
      expect.stringContaining('ended at'),
    ]);
    api.clock.advance({ days: -366 });
  });

  it('holds, and lets go again', async () => {
    const id = await privately.issue();
    const hold = () => revoke(id, { reason: 'certificateHold' });
    expect((await hold()).json()).toMatchObject({ status: 'suspended', revocation: { reason: 'certificateHold' } });
    expect(outcome(await hold())).toBe('409 wrong-state');
    const released = await release(id);
    expect(released.headers['etag']).toBe('"3"');
    expect(released.json()).toMatchObject({ status: 'active', revocation: null });
    expect(outcome(await release(id))).toBe('409 wrong-state');
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(['certificate.revoked', 'certificate.released']);
  });

  it('makes a hold final with another reason, from the day of the hold on', async () => {
    const id = await privately.issue();
    await revoke(id, { reason: 'certificateHold' });
    const { revocation: hold } = await read(id);
    api.clock.advance({ hours: 2 });
    const final = (await revoke(id, { reason: 'keyCompromise' })).json<Certificate>();
    api.clock.advance({ hours: -2 });
    expect(final).toMatchObject({ status: 'revoked', revocation: { at: hold!.at, reason: 'keyCompromise' } });
    expect((await auditOf(id))[1]).toMatchObject({
      before: { revocation: { reason: 'certificateHold' } },
      after: { revocation: { reason: 'keyCompromise' } },
    });
  });

  it('goes on in an enterprise that was switched off; trust does not come back there', async () => {
    const [id, held] = [await privately.issue(), await privately.issue()];
    await revoke(held, { reason: 'certificateHold' });
    const user = api.as(await callerFor(api.db, { id: privately.personId }));
    await setActive(false);
    expect(outcome(await release(held))).toBe('409 enterprise-inactive');
    expect(outcome(await revoke(held, { reason: 'keyCompromise' }))).toBe('200');
    expect(outcome(await revoke(id, { reason: 'keyCompromise' }, user))).toBe('200');
    await setActive(true);
  });

  it('goes on while the connector is switched off', async () => {
    const other = await IssuingWorld.with(api);
    const id = await other.issue();
    await api.db.query('update connector set active = false where id = $1', [other.connectorId]);
    expect(outcome(await revoke(id))).toBe('200');
  });

  it('is refused where the CA cannot revoke', async () => {
    const id = await world.issue();
    const connectors = api.app.get(FindConnectors);
    const real = connectors.run.bind(connectors);
    const find = vi
      .spyOn(connectors, 'run')
      .mockImplementation(
        async (manager, ids) =>
          new Map([...(await real(manager, ids))].map(([id, facts]) => [id, { ...facts, powers: ['issue'] }])),
      );
    const answer = await revoke(id);
    find.mockRestore();
    expect(outcome(answer)).toBe('409 ca-cannot-revoke');
    expect(answer.body).toContain('CA with p-256');
    expect((await read(id)).status).toBe('active');
  });

  describe('is for who may:', () => {
    const acts = ['revoke', 'release'];
    const act = (voice: Voice, id: string, name: string) =>
      voice.post(`/api/v1/certificates/${id}/${name}`, name === 'revoke' ? { reason: 'superseded' } : {});

    it('a user, the own ones alone', async () => {
      const [own, foreign] = [await world.issue(), await world.issue({ ownerId: null, requesterId: operator.id })];
      const user = api.as(await callerFor(api.db, { id: world.personId }));
      expect(outcome(await revoke(own, { reason: 'superseded' }, user))).toBe('200');
      for (const name of acts) expect(outcome(await act(user, foreign, name))).toBe('404 not-found');
      expect((await read(foreign)).status).toBe('active');
    });

    it('an admin, those of the enterprise', async () => {
      const id = await world.issue();
      const admin = await aPerson(api.db, { in: { [world.enterpriseId]: 'enterprise-admin' } });
      expect(outcome(await revoke(id, { reason: 'superseded' }, api.as(await callerFor(api.db, admin))))).toBe('200');
    });

    it.each(acts)('%s: nobody of another enterprise, who hears what a missing one says', async (name) => {
      const id = await world.issue();
      const stranger = api.as(aMember(privately.enterpriseId));
      const [foreign, missing] = [await act(stranger, id, name), await act(stranger, newId(), name)];
      const body = (answer: Answer) => ({ ...answer.json<object>(), instance: null });
      expect([outcome(foreign), body(foreign)]).toEqual(['404 not-found', body(missing)]);
      expect((await read(id)).status).toBe('active');
    });

    it.each(acts)('%s: not who may only read, not who is nobody', async (name) => {
      const id = await world.issue();
      const reader = api.as(aMember(world.enterpriseId, ['certificates:read']));
      expect(outcome(await act(reader, id, name))).toBe('403 forbidden');
      expect(outcome(await act(api.anonymous(), id, name))).toBe('401 not-signed-in');
      expect((await read(id)).status).toBe('active');
    });
  });
});

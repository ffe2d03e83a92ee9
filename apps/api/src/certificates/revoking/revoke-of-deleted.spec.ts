import { PgBoss } from 'pg-boss';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FindConnectors } from '../../connectors';
import { specApi } from '../../testing/spec-api';
import { CertificatesModule, Issue } from '..';
import { RecoverIssuances } from '../issuing/recover-issuances';
import { leaf, RelyingParty } from '../ocsp/testing';
import { IssuingWorld, readCertificate } from '../testing';
import { MarkRevoked } from './mark-revoked';
import { RevokeOfDeleted } from './revoke-of-deleted';

const QUEUE = 'revoke-of-deleted';
const DAY = 86_400_000;
interface Sent {
  readonly data: { readonly after: string | null; readonly round: number };
  readonly in: number;
}

describe('with an enterprise that is deleted', () => {
  const api = specApi({ business: CertificatesModule, environment: { RATE_LIMIT_FACTOR: '1000' } });
  const party = new RelyingParty(api);
  let world: IssuingWorld;
  const operator = () => api.as(party.operator);
  const remove = async ({ enterpriseId }: IssuingWorld) => {
    const at = `/api/v1/enterprises/${enterpriseId}`;
    const { name } = (await operator().get(at)).json<{ name: string }>();
    expect((await operator().delete(`${at}?confirm=${encodeURIComponent(name)}`)).statusCode).toBe(204);
  };
  /** The jobs that wait, taken away: the spec does them by hand. */
  const sent = () =>
    api.db.query<Sent[]>(
      `with gone as (delete from pgboss.job where name = $1 and data->>'enterpriseId' = $2 and state = 'created' returning *)
       select data, greatest(0, round(extract(epoch from start_after - $3::timestamptz)))::int * 1000 as in
       from gone order by start_after`,
      [QUEUE, world.enterpriseId, api.clock.now()],
    );
  const round = (n: number, after: string | null = null) =>
    api.app.get(RevokeOfDeleted).run({ enterpriseId: world.enterpriseId, after, round: n });
  const standingOf = (id: string) => readCertificate(operator(), id);
  const recordsOf = (id: string, action = 'certificate.revoked') =>
    api.db.query<{ actor_name: string; after: { certificates?: string[]; requests?: object[] } }[]>(
      'select actor_name, after from audit_record where object_id = $1 and action = $2 order by seq',
      [id, action],
    );
  const several = async (n: number) => {
    const ids: string[] = [];
    while (ids.length < n) ids.push(await world.issue());
    return ids;
  };
  const outcomeOf = (requestId: string) =>
    api.db.query<{ state: string; id: string | null; revoked_at: Date | null }[]>(
      `select i.state, c.id, c.revoked_at from issuance i left join certificate c using (request_id) where request_id = $1`,
      [requestId],
    );
  /** As if a process had claimed it and died. */
  const leaveSigning = (requestId: string) =>
    api.db.query(`update issuance set state = 'signing', worker = 2000000000 where request_id = $1`, [requestId]);

  beforeAll(async () => {
    await api.app.get(RecoverIssuances).beforeApplicationShutdown();
    await api.app.get(PgBoss).offWork(QUEUE, { wait: true });
  }, 60_000);
  beforeEach(async () => {
    world = await IssuingWorld.with(api, 'p-256', { generation: 'private' });
  });

  it('its certificates are trusted no longer: row, list, responder and audit say so; others’ stay', async () => {
    const ids = await several(3);
    const [id = '', held = ''] = ids;
    await party.revoke(held, 'certificateHold');
    const before = (await standingOf(held)).revocation?.at;
    const foreign = await party.world.issue();
    await remove(world);
    const [first] = await sent();
    expect(first).toMatchObject({ data: { after: null, round: 0 }, in: 0 });
    await round(0);
    for (const one of ids) {
      expect(await standingOf(one)).toMatchObject({
        status: 'revoked',
        revocation: { reason: 'cessationOfOperation', by: null },
      });
      expect((await recordsOf(one)).at(-1)).toMatchObject({
        actor_name: 'enterprise-deleted',
        after: { revocation: { reason: 'cessationOfOperation' } },
      });
      expect(await recordsOf(one)).toHaveLength(one === held ? 2 : 1);
    }
    expect((await standingOf(held)).revocation?.at).toBe(before);
    expect((await standingOf(foreign)).status).toBe('active');

    const issuer = await party.issuerOf(world);
    const serial = await party.holds(id);
    expect(await party.ask(issuer, ...leaf)).toMatch(/leaf\.pem: revoked\n[^]*cessationOfOperation/);
    const listed = async () => {
      const list = await api.anonymous().get(`/pki/${issuer}.crl`);
      return party.openssl('crl', '-inform', 'DER', '-noout', '-text', '-in', await party.file('l', list.rawPayload));
    };
    await expect.poll(listed, { timeout: 10_000 }).toContain(serial.toUpperCase());
    expect(await listed()).toContain('Cessation Of Operation');
    await party.holds(foreign);
    expect(await party.ask(await party.issuerOf(), ...leaf)).toContain('leaf.pem: good');
  }, 30_000);

  it('there is a second look after two minutes, and none after that when nothing is left', async () => {
    await world.issue();
    await remove(world);
    await sent();
    await round(0);
    expect(await sent()).toMatchObject([{ data: { after: null, round: 1 }, in: 120_000 }]);
    await round(1);
    expect(await sent()).toEqual([]);
  });

  it('many go by the hundred, and the lists are signed once for each hundred', async () => {
    await several(103);
    const renewals = async () =>
      (await api.db.query<object[]>(`select from pgboss.job where name = 'renew-crls'`)).length;
    await remove(world);
    await sent();
    const before = await renewals();
    await round(0);
    const [next] = await sent();
    expect(next).toMatchObject({ data: { after: expect.any(String) as string, round: 0 }, in: 0 });
    const trusted = () => operator().get(`/api/v1/certificates?status=active&enterpriseId=${world.enterpriseId}`);
    expect((await trusted()).json()).toMatchObject({ total: 3 });
    await round(0, next?.data.after);
    expect((await trusted()).json()).toMatchObject({ total: 0 });
    expect((await renewals()) - before).toBeLessThanOrEqual(3); // the minute may have come, too
  }, 120_000);

  it('a process that dies in between leaves the rest to the next; two at once revoke each once', async () => {
    const ids = await several(8);
    await remove(world);
    await sent();
    const mark = api.app.get(MarkRevoked);
    const real = mark.run.bind(mark);
    let n = 0;
    const stops = vi.spyOn(mark, 'run').mockImplementation((...args) => {
      if (++n > 3) throw new Error('killed');
      return real(...args);
    });
    await round(0);
    stops.mockRestore();
    const states = async () => (await Promise.all(ids.map(standingOf))).map(({ status }) => status).sort();
    expect(await states()).toEqual([...Array<string>(5).fill('active'), ...Array<string>(3).fill('revoked')]);
    await Promise.all([round(0), round(0)]);
    expect(await states()).toEqual(Array<string>(8).fill('revoked'));
    for (const id of ids) expect(await recordsOf(id)).toHaveLength(1);
  });

  it('what a CA is making at that moment is revoked when it is there, however late', async () => {
    const requestId = await world.plan();
    await leaveSigning(requestId);
    await remove(world);
    await sent();
    for (const n of [0, 1, 6]) {
      await round(n);
      expect(await sent()).toMatchObject([{ data: { round: n + 1 }, in: 120_000 }]);
    }
    await api.app.get(RecoverIssuances).run();
    expect(await outcomeOf(requestId)).toMatchObject([{ state: 'settled', revoked_at: null }]);
    await round(7);
    expect(await outcomeOf(requestId)).toMatchObject([{ state: 'settled', revoked_at: expect.any(Date) as Date }]);
  });

  it('what was planned and asked of no CA is not made any more', async () => {
    const [byPerson, left] = [await world.plan(), await world.plan()];
    await remove(world);
    expect(await api.app.get(Issue).run(byPerson)).toMatchObject({ state: 'refused' });
    api.clock.advance({ minutes: 1 });
    await api.app.get(RecoverIssuances).run();
    for (const requestId of [byPerson, left])
      expect(await outcomeOf(requestId)).toMatchObject([{ state: 'refused', id: null }]);
  });

  it('one that cannot be revoked stops no other, is named in the audit, and is tried again every day', async () => {
    const [stuck = '', other = ''] = (await several(2)).sort();
    const { serial } = await standingOf(stuck);
    await remove(world);
    await sent();
    const mark = api.app.get(MarkRevoked);
    const real = mark.run.bind(mark);
    const fails = vi.spyOn(mark, 'run').mockImplementation((tx, id, asked) => {
      if (id === stuck) throw new Error('the CA says no');
      return real(tx, id, asked);
    });
    const left = () => recordsOf(world.enterpriseId, 'enterprise.certificates-left');
    for (const n of [0, 1, 2, 3, 4]) {
      await round(n);
      expect(await sent()).toMatchObject([{ data: { round: n + 1 }, in: 120_000 }]);
    }
    expect([(await standingOf(other)).status, await left()]).toEqual(['revoked', []]);
    await round(5);
    expect(await sent()).toMatchObject([{ data: { round: 6 }, in: DAY }]);
    expect(await left()).toEqual([
      { actor_name: 'enterprise-deleted', after: { certificates: [serial], requests: [] } },
    ]);
    fails.mockRestore();
    await round(6);
    expect((await standingOf(stuck)).status).toBe('revoked');
    await sent();
    await round(7);
    expect([await sent(), await left()]).toMatchObject([[], [{}]]);
  });

  it('a CA without the power to revoke is said, too', async () => {
    const id = await world.issue();
    await remove(world);
    await sent();
    const connectors = api.app.get(FindConnectors);
    const find = connectors.run.bind(connectors);
    const weak = vi
      .spyOn(connectors, 'run')
      .mockImplementation(
        async (manager, ids) =>
          new Map([...(await find(manager, ids))].map(([one, facts]) => [one, { ...facts, powers: ['issue'] }])),
      );
    await round(5);
    weak.mockRestore();
    expect((await standingOf(id)).status).toBe('active');
    expect(await recordsOf(world.enterpriseId, 'enterprise.certificates-left')).toHaveLength(1);
  });
});

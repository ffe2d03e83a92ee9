import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UnitOfWork } from '../database/unit-of-work';
import { jobCaller } from '../shared/access/caller';
import { newId } from '../shared/ids';
import { said } from '../testing/said';
import { specApi } from '../testing/spec-api';
import { CheckChanged } from '../verification';
import { ExpireDomains } from './expire-domains';
import { FindDomains } from './find-domains';
import { DomainsModule } from './domains.module';
import { domainOf, DomainWorld, everyLookPasses } from './testing';

const api = specApi({ business: DomainsModule });
let world: DomainWorld;
let name: string;
beforeEach(async () => {
  world = await DomainWorld.with(api);
  name = `x${newId()}.example`;
  everyLookPasses(api);
});
afterEach(() => vi.restoreAllMocks());

const approved = async () => {
  const found = await api.app
    .get(FindDomains, { strict: false })
    .run(api.app.get(DataSource).manager, world.enterpriseId);
  return found.map(({ name: of, exact, offered }) => ({ of, exact, offered }));
};
const rows = ({ checks }: Awaited<ReturnType<DomainWorld['get']>>) =>
  checks.filter(({ kind }) => kind === 'domain').map(({ identifier, status, method }) => [identifier, status, method]);

describe('the proof of a domain', () => {
  it('V-P0a by TXT is one record for its name, and covers what lies below it', async () => {
    const { id } = await world.add({ name, subdomains: [`a.${name}`] });
    const started = await world.start(id, 'txt');
    expect([started.status, started.method, rows(started)]).toEqual(['pending', 'txt', [[name, 'pending', 'txt']]]);
    expect(started.checks[0]?.instructions).toMatchObject({ name: `_ra-challenge.${name}`, type: 'TXT' });
    const verified = domainOf(await world.verify(id));
    expect([verified.status, verified.method]).toEqual(['verified', 'txt']);
    const days = (Date.parse(verified.validUntil ?? '') - Date.parse(verified.verifiedAt ?? '')) / 86_400_000;
    expect(days).toBe(398);
    expect(await approved()).toEqual([{ of: name, exact: false, offered: [name, `a.${name}`] }]);
  });

  it('V-P0a by file is one for each name, and covers these alone', async () => {
    const { id } = await world.add({ name, subdomains: [`a.${name}`] });
    const started = await world.start(id, 'file');
    expect(rows(started).sort()).toEqual(
      [
        [name, 'pending', 'file'],
        [`a.${name}`, 'pending', 'file'],
      ].sort(),
    );
    vi.restoreAllMocks();
    everyLookPasses(api, (one) => one.startsWith('a.'));
    expect(domainOf(await world.verify(id)).status).toBe('pending');
    expect(await approved()).toEqual([]);
    vi.restoreAllMocks();
    everyLookPasses(api);
    expect(domainOf(await world.verify(id)).status).toBe('verified');
    expect(await approved()).toEqual([
      { of: `a.${name}`, exact: true, offered: [`a.${name}`] },
      { of: name, exact: true, offered: [name] },
    ]);
    await world.admin.patch(`${world.at}/${id}`, { subdomains: [`b.${name}`] });
    expect(await approved()).toEqual([{ of: name, exact: true, offered: [name] }]);
  });

  it('is not there before it began', async () => {
    const { id } = await world.add({ name });
    expect(said(await world.verify(id))).toBe('409 not-started');
  });

  it('may be begun by the other method', async () => {
    const { id } = await world.add({ name, subdomains: [`a.${name}`] });
    await world.start(id, 'file');
    const started = await world.start(id, 'txt');
    expect([started.method, rows(started)]).toEqual(['txt', [[name, 'pending', 'txt']]]);
  });

  it('that is begun again leaves a verified domain verified, and ends later when it is made', async () => {
    const first = await world.verified({ name, validityDays: 30 });
    api.clock.advance({ days: 20 });
    const again = await world.start(first.id, 'txt');
    expect([again.status, rows(again)]).toEqual(['verified', [[name, 'pending', 'txt']]]);
    const second = domainOf(await world.verify(first.id));
    expect(second.status).toBe('verified');
    expect(Date.parse(second.validUntil ?? '')).toBeGreaterThan(Date.parse(first.validUntil ?? ''));
  });

  it('V-P0 runs out by the clock before anybody wrote it down, and approves nothing then', async () => {
    const { id } = await world.verified({ name, validityDays: 10 });
    api.clock.advance({ days: 11 });
    expect((await world.get(id)).status).toBe('expired');
    expect(await approved()).toEqual([]);
    await api.app.get(ExpireDomains, { strict: false }).run();
    const [row] = await api.db.query<object[]>('select status from domain where id = $1', [id]);
    expect(row).toEqual({ status: 'expired' });
    const acts = await api.db.query<object[]>(
      `select action from audit_record where object_id = $1 and action in ('domain.verified', 'domain.expired') order by id`,
      [id],
    );
    expect(acts).toEqual([{ action: 'domain.verified' }, { action: 'domain.expired' }]);
    expect(said(await world.verify(id))).toBe('409 not-started');
    expect((await world.start(id, 'txt')).status).toBe('pending');
    expect(domainOf(await world.verify(id)).status).toBe('verified');
  });

  it('approves nothing while the domain is switched off', async () => {
    const { id } = await world.verified({ name });
    await world.admin.patch(`${world.at}/${id}`, { active: false });
    expect(await approved()).toEqual([]);
    expect((await world.get(id)).status).toBe('verified');
  });

  it('tells whoever looks at the page', async () => {
    const { id } = await world.verified({ name });
    const [newest] = await api.db.query<object[]>(
      `select type, data, permission, enterprise_id as "enterpriseId" from live_event where topic = $1 and type = 'domain' order by id desc limit 1`,
      [`domain:${id}`],
    );
    expect(newest).toMatchObject({
      ...{ type: 'domain', permission: 'domains:read', enterpriseId: world.enterpriseId },
      data: { id, status: 'verified' },
    });
  });
});

describe('V-P0b of two enterprises', () => {
  let other: DomainWorld;
  beforeEach(async () => {
    other = await DomainWorld.with(api);
  });

  it('the second hears at the start and at the look that the first holds it', async () => {
    const mine = await world.add({ name });
    const theirs = await other.add({ name: `a.${name}` });
    await world.start(mine.id, 'txt');
    await other.start(theirs.id, 'txt');
    expect(domainOf(await world.verify(mine.id)).status).toBe('verified');
    expect(said(await other.verify(theirs.id))).toBe('422 domain-held-elsewhere');
    expect(said(await other.admin.post(`${other.at}/${theirs.id}/start`, { method: 'txt' }))).toBe(
      '422 domain-held-elsewhere',
    );
  });

  it('that prove names in one line at the same time one has it', async () => {
    for (let round = 0; round < 5; round++) {
      const [mine, theirs] = [
        await world.add({ name: `r${round}.${name}` }),
        await other.add({ name: `a.r${round}.${name}` }),
      ];
      await world.start(mine.id, 'txt');
      await other.start(theirs.id, 'txt');
      const answers = await Promise.all([world.verify(mine.id), other.verify(theirs.id)]);
      expect(answers.map(said).sort()).toEqual(['200', '422 domain-held-elsewhere']);
      const held = await api.db.query<object[]>(`select id from domain where name like $1 and status = 'verified'`, [
        `%r${round}.${name}`,
      ]);
      expect(held).toHaveLength(1);
    }
  });

  it('the loser has it with the next look, once the winner has let it go', async () => {
    const [mine, theirs] = [await world.add({ name }), await other.add({ name })];
    await world.start(mine.id, 'txt');
    await other.start(theirs.id, 'txt');
    const answers = await Promise.all([world.verify(mine.id), other.verify(theirs.id)]);
    const [winner, loser] = said(answers[0]) === '200' ? [world, other] : [other, world];
    const [won, lost] = winner === world ? [mine, theirs] : [theirs, mine];
    await winner.admin.delete(`${winner.at}/${won.id}`);
    expect(domainOf(await loser.verify(lost.id)).status).toBe('verified');
  });
});

it('a deleted enterprise leaves no domain behind', async () => {
  await world.verified({ name });
  const house = `/api/v1/enterprises/${world.enterpriseId}`;
  await world.operator.delete(`${house}?confirm=${encodeURIComponent('Nordlicht Energie AG')}`);
  expect(await api.db.query('select id from domain where enterprise_id = $1', [world.enterpriseId])).toEqual([]);
});

it('news of a domain that is gone move nothing', async () => {
  const { id } = await world.add({ name });
  await world.admin.delete(`${world.at}/${id}`);
  const facts = { id: newId(), kind: 'domain' as const, identifier: name, status: 'expired' as const, code: null };
  await api.app.get(UnitOfWork, { strict: false }).run(jobCaller('spec'), async (tx) => {
    tx.emit(new CheckChanged(facts, { type: 'domain', id }));
  });
});

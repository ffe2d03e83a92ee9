import type { Domain } from '@countersign/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../shared/ids';
import { bare, faultsIn, said } from '../testing/said';
import { specApi } from '../testing/spec-api';
import { DomainsModule } from './domains.module';
import { aVerifiedDomain, DomainWorld } from './testing';

const api = specApi({ business: DomainsModule });
let world: DomainWorld;
let name: string;
beforeEach(async () => {
  world = await DomainWorld.with(api);
  name = `x${newId()}.example`;
});

describe('a domain', () => {
  it('is added with its usual period, and waits to be proven by TXT or file', async () => {
    const answer = await world.admin.post(world.at, { name: name.toUpperCase(), subdomains: [`Sales.${name}`] });
    const domain = answer.json<Domain>();
    expect([answer.statusCode, answer.headers['location']]).toEqual([201, `${world.at}/${domain.id}`]);
    expect(domain).toMatchObject({
      ...{ name, unicodeName: name, subdomains: [`sales.${name}`], active: true, status: 'unverified', method: null },
      ...{ verifiedAt: null, validUntil: null, validityDays: 398, mpic: false },
      createdBy: { id: world.person.id, name: 'Ida Admin' },
    });
    expect(domain.checks.map(({ kind, identifier, status, methods }) => [kind, identifier, status, methods])).toEqual([
      ['domain', name, 'unverified', ['txt', 'file']],
      ['dnssec', name, 'unverified', []],
    ]);
    expect(await world.get(domain.id)).toEqual(domain);
  });

  it('shows an internationalised name in both forms', async () => {
    const { name: ascii, unicodeName } = await world.add({ name: `bücher.${name}` });
    expect([ascii, unicodeName]).toEqual([`xn--bcher-kva.${name}`, `bücher.${name}`]);
  });

  it.each([
    ['V-I1 a public suffix', { name: 'co.uk' }, '/name dns-public-suffix'],
    ['V-I1 an IP address', { name: '192.0.2.1' }, '/name dns-invalid'],
    ['V-I1 a wildcard', { name: '*.x.example' }, '/name dns-invalid'],
    ['V-I1 a trailing dot', { name: 'x.example.' }, '/name dns-invalid'],
    ['a subdomain of another', { name: 'x.example', subdomains: ['y.example'] }, '/subdomains/0 dns-other-domain'],
    ['a period beyond the rule', { name: 'x.example', validityDays: 399 }, '/validityDays invalid-field'],
    ['a period of nothing', { name: 'x.example', validityDays: 0 }, '/validityDays invalid-field'],
    ['perspectives, while no connector is chosen', { name: 'x.example', mpic: true }, '/mpic invalid-field'],
  ])('is refused: %s', async (_, body, fault) => {
    const answer = await world.admin.post(world.at, body);
    expect([answer.statusCode, faultsIn(answer)]).toEqual([422, [fault]]);
  });

  it('is there once in an enterprise, but its subdomain may stand beside it', async () => {
    await world.add({ name });
    expect(said(await world.admin.post(world.at, { name }))).toBe('409 already-exists');
    await world.add({ name: `sales.${name}` });
  });

  it.each([
    ['at', (held: string) => held],
    ['above', (held: string) => held.replace(/^a\./, '')],
    ['below', (held: string) => `b.${held}`],
  ])('V-P0b is refused %s one that another enterprise has verified, and no name of theirs is told', async (_, of) => {
    const other = await DomainWorld.with(api);
    const held = await aVerifiedDomain(api.db, other.enterpriseId, { name: `a.${name}`, verifiedAt: api.clock.now() });
    const wanted = of(held.name);
    const answer = await world.admin.post(world.at, { name: wanted });
    expect([said(answer), faultsIn(answer)]).toEqual(['422 domain-held-elsewhere', ['/name domain-held-elsewhere']]);
    expect(answer.body.replaceAll(wanted, '')).not.toContain(held.name);
  });

  it('V-P0b is taken where another enterprise only wants it, or did not prove it again in time', async () => {
    const other = await DomainWorld.with(api);
    await other.add({ name });
    await world.add({ name });
    const old = new Date(api.clock.now().getTime() - 399 * 86_400_000);
    await aVerifiedDomain(api.db, other.enterpriseId, { name: `old.${name}`, verifiedAt: old });
    await world.add({ name: `old.${name}` });
  });

  it('V-P0b is held also while it is switched off', async () => {
    const other = await DomainWorld.with(api);
    await aVerifiedDomain(api.db, other.enterpriseId, { name, active: false, verifiedAt: api.clock.now() });
    expect(said(await world.admin.post(world.at, { name }))).toBe('422 domain-held-elsewhere');
  });

  it('is free again when it is deleted, or its enterprise is', async () => {
    const other = await DomainWorld.with(api);
    const held = await aVerifiedDomain(api.db, other.enterpriseId, { name, verifiedAt: api.clock.now() });
    expect(said(await other.admin.delete(`${other.at}/${held.id}`))).toBe('204');
    const { id } = await world.add({ name });
    expect(said(await world.admin.delete(`${world.at}/${id}`))).toBe('204');
    expect(said(await world.admin.get(`${world.at}/${id}`))).toBe('404 not-found');
    await aVerifiedDomain(api.db, other.enterpriseId, { name, verifiedAt: api.clock.now() });
    const house = `/api/v1/enterprises/${other.enterpriseId}`;
    expect(said(await other.operator.delete(`${house}?confirm=${encodeURIComponent('Nordlicht Energie AG')}`))).toBe(
      '204',
    );
    await world.add({ name });
  });
});

describe('a change of a domain', () => {
  it('acts on what it names, raises the version and is written down', async () => {
    const { id } = await world.add({ name });
    const patch = { active: false, subdomains: [`b.${name}`], validityDays: 30 };
    const answer = await world.admin.patch(`${world.at}/${id}`, patch, { 'if-match': '"1"' });
    expect([answer.headers['etag'], answer.json()]).toEqual(['"2"', expect.objectContaining(patch)]);
    expect(said(await world.admin.patch(`${world.at}/${id}`, patch, { 'if-match': '"1"' }))).toBe(
      '412 changed-meanwhile',
    );
    const [record] = await api.db.query<object[]>(
      `select "before", "after" from audit_record where action = 'domain.changed' and object_id = $1`,
      [id],
    );
    const usual = { name, subdomains: [], active: true, validityDays: 398, mpic: false };
    expect(record).toEqual({ before: usual, after: { ...usual, ...patch } });
  });

  it('that changes nothing leaves version and audit alone', async () => {
    const { id } = await world.add({ name });
    const answer = await world.admin.patch(`${world.at}/${id}`, { active: true });
    expect(answer.headers['etag']).toBe('"1"');
  });

  it('of its name or its state is none', async () => {
    const { id } = await world.add({ name });
    for (const patch of [{ name: 'y.example' }, { status: 'verified' }, { verifiedAt: '2026-01-01T00:00:00Z' }])
      expect(said(await world.admin.patch(`${world.at}/${id}`, patch))).toBe('422 unknown-field');
  });

  it('moves the end of a proof: a shorter period ends it, at once where it is over', async () => {
    const verifiedAt = new Date(api.clock.now().getTime() - 40 * 86_400_000);
    const { id } = await aVerifiedDomain(api.db, world.enterpriseId, { name, verifiedAt });
    const shorter = (await world.admin.patch(`${world.at}/${id}`, { validityDays: 60 })).json<Domain>();
    const until = new Date(verifiedAt.getTime() + 60 * 86_400_000).toISOString();
    expect([shorter.status, shorter.validUntil]).toEqual(['verified', until]);
    expect((await world.admin.patch(`${world.at}/${id}`, { validityDays: 30 })).json<Domain>().status).toBe('expired');
  });

  it('waits where the enterprise is switched off', async () => {
    const { id } = await world.add({ name });
    await api.db.query('update enterprise set active = false where id = $1', [world.enterpriseId]);
    expect(said(await world.admin.patch(`${world.at}/${id}`, { active: false }))).toBe('409 enterprise-inactive');
    expect(said(await world.admin.post(world.at, { name: `y.${name}` }))).toBe('409 enterprise-inactive');
    expect(said(await world.admin.post(`${world.at}/${id}/start`, { method: 'txt' }))).toBe('409 enterprise-inactive');
    expect((await world.get(id)).name).toBe(name);
  });
});

describe('the domains of an enterprise', () => {
  it('are found by name, state and switch, as the clock sees them', async () => {
    const long = new Date(api.clock.now().getTime() - 399 * 86_400_000);
    await world.add({ name: `c.${name}` });
    await aVerifiedDomain(api.db, world.enterpriseId, {
      name: `b.${name}`,
      active: false,
      verifiedAt: api.clock.now(),
    });
    await aVerifiedDomain(api.db, world.enterpriseId, { name: `a.${name}`, verifiedAt: long });
    const found = async (query: string) =>
      (await world.admin.get(`${world.at}?${query}`))
        .json<{ items: Domain[] }>()
        .items.map((one) => one.name.charAt(0));
    expect(await found('')).toEqual(['a', 'b', 'c']);
    expect(await found('status=verified')).toEqual(['b']);
    expect(await found('status=expired,unverified')).toEqual(['a', 'c']);
    expect(await found('active=false')).toEqual(['b']);
    expect(await found(`q=c.${name}`)).toEqual(['c']);
    expect(await found('sort=createdAt:asc')).toHaveLength(3);
  });

  it('are for those who may read domains there: no user, no stranger', async () => {
    const { id } = await world.add({ name });
    expect(said(await world.user.get(world.at))).toBe('403 forbidden');
    const other = await DomainWorld.with(api);
    expect(said(await other.admin.get(`${world.at}/${id}`))).toBe('404 not-found');
    const missing = await other.admin.get(`${other.at}/${newId()}`);
    expect(bare(await other.admin.get(`${other.at}/${id}`))).toBe(bare(missing));
    for (const act of ['start', 'verify'])
      expect(said(await other.admin.post(`${other.at}/${id}/${act}`, act === 'start' ? { method: 'txt' } : {}))).toBe(
        '404 not-found',
      );
  });

  it('count on the enterprise', async () => {
    await world.add({ name });
    const answer = await world.operator.get(`/api/v1/enterprises/${world.enterpriseId}`);
    expect(answer.json()).toMatchObject({ counts: { domains: 1 } });
  });
});

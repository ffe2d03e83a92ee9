import type { RequestDetail } from '@countersign/contracts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { aVerifiedDomain } from '../../domains/testing';
import { withPolicies } from '../../policies/testing';
import { newId } from '../../shared/ids';
import { faultsIn, said } from '../../testing/said';
import { specApi, type Voice } from '../../testing/spec-api';
import { RequestWorld } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
let world: RequestWorld;
beforeAll(async () => {
  world = await RequestWorld.with(api, {
    validationType: 'domain_mailbox',
    san: [
      { type: 'email', required: true, editable: true, max: 5 },
      { type: 'dns', required: true, editable: true, max: 5 },
    ],
  });
});
let base: string;
beforeEach(() => {
  base = `x${newId()}.example`;
});

const policies = (given: Parameters<typeof withPolicies>[2]) => withPolicies(api.db, world.enterpriseId, given);
const verified = (given: Partial<Parameters<typeof aVerifiedDomain>[2]> = {}) =>
  aVerifiedDomain(api.db, world.enterpriseId, { name: base, verifiedAt: api.clock.now(), ...given });
const save = async (dnsNames: string[], voice: Voice = world.voice, id?: string) =>
  voice.put(`/api/v1/requests/${id ?? (await world.create(voice)).id}/san`, {
    emails: [`a@${dnsNames[0] ?? base}`],
    dnsNames,
  });
const faults = async (...asked: Parameters<typeof save>) => {
  const answer = await save(...asked);
  return answer.statusCode === 200 ? [] : faultsIn(answer);
};
const dnsForm = async (voice = world.voice) => (await world.create(voice)).form.dns;

describe('the field Domain Names (DNS)', () => {
  it.each([
    ['approved only', { approvedDomainsOnly: true }, 'select'],
    ['one owner each', { domainPerUser: true }, 'select-or-type'],
    ['neither', {}, 'select'],
    ['both', { approvedDomainsOnly: true, domainPerUser: true }, 'select'],
  ])('%s', async (_, given, mode) => {
    await policies(given);
    expect(await dnsForm()).toMatchObject({ mode, required: true });
  });

  it('offers what is active and verified, with the subdomains that were entered', async () => {
    await policies({ approvedDomainsOnly: true });
    await verified({ subdomains: [`a.${base}`] });
    await verified({ name: `off.${base}`, active: false });
    await verified({ name: `old.${base}`, verifiedAt: new Date(api.clock.now().getTime() - 399 * 86_400_000) });
    const mine = (await dnsForm()).options.filter((name) => name.endsWith(base));
    expect(mine.sort()).toEqual([`a.${base}`, base].sort());
  });

  it('offers nothing where nothing is approved, and never lets pass what it does not offer', async () => {
    await policies({});
    expect(await faults([base])).toEqual(['/dnsNames/0 dns-not-approved']);
  });
});

describe('a name on the SAN step', () => {
  it('passes where the enterprise has proven it, or what lies above it by TXT', async () => {
    await policies({ approvedDomainsOnly: true });
    await verified();
    expect(await faults([base, `a.${base}`])).toEqual([]);
  });

  it.each([
    ['is switched off', { active: false }],
    ['ran out', { validityDays: 1, verifiedAt: new Date('2026-01-01T00:00:00Z') }],
  ])('is refused where its domain %s', async (_, given) => {
    await policies({ approvedDomainsOnly: true });
    await verified(given);
    expect(await faults([base])).toEqual(['/dnsNames/0 dns-not-approved']);
  });

  it('is refused below one that was proven by file', async () => {
    await policies({ approvedDomainsOnly: true });
    await verified({ by: 'file' });
    expect(await faults([base])).toEqual([]);
    expect(await faults([base, `a.${base}`])).toEqual(['/dnsNames/1 dns-not-approved']);
  });

  it('V-P0b is refused at, above and below what another enterprise has verified, also where names may be typed', async () => {
    await policies({ domainPerUser: true });
    const other = await anEnterprise(api.db);
    const held = `b.${base}`;
    await aVerifiedDomain(api.db, other.id, { name: held, verifiedAt: api.clock.now() });
    for (const name of [held, base, `a.${held}`]) {
      const answer = await save([name]);
      expect([said(answer), faultsIn(answer)]).toEqual([
        '422 domain-held-elsewhere',
        ['/dnsNames/0 domain-held-elsewhere'],
      ]);
    }
    expect(said(await save([held, `y${base}`]))).toBe('422 invalid-field'); // something else is wrong as well
    expect(await faults([`c.${base}`])).toEqual([]);
  });

  it('changes nothing when it is refused', async () => {
    await policies({ domainPerUser: true });
    const { id } = await world.create();
    expect(await faults([base], world.voice, id)).toEqual([]);
    await policies({});
    expect(await faults([`a.${base}`], world.voice, id)).toEqual(['/dnsNames/0 dns-not-approved']);
    expect((await world.get(id)).san.dnsNames).toEqual([base]);
  });
});

describe('where each domain has one owner', () => {
  beforeEach(() => policies({ domainPerUser: true }));

  it('the first who uses a name has it, with all that lies below', async () => {
    const other = await world.another('enterprise-user');
    expect(await faults([base])).toEqual([]);
    for (const names of [[base], [`a.${base}`]])
      expect(await faults(names, other)).toEqual(['/dnsNames/0 domain-owned-by-other']);
    expect(await faults([base, `a.${base}`])).toEqual([]);
    const rows = await api.db.query<object[]>(
      'select domain, source, person_id as "personId" from domain_assignment where enterprise_id = $1 and domain like $2',
      [world.enterpriseId, `%${base}`],
    );
    expect(rows).toEqual([{ domain: base, source: 'used', personId: world.person.id }]);
  });

  it('a name below somebody’s own lets nobody else take what lies above', async () => {
    const other = await world.another('enterprise-user');
    expect(await faults([`a.${base}`])).toEqual([]);
    expect(await faults([base], other)).toEqual(['/dnsNames/0 domain-owned-by-other']);
    expect(await faults([`b.${base}`], other)).toEqual([]);
  });

  it('of two who take a name at once one has it', async () => {
    const others = [world.voice, await world.another('enterprise-user'), await world.another('enterprise-user')];
    const said = await Promise.all(others.map((voice) => faults([base], voice)));
    expect(said.filter((one) => one.length === 0)).toHaveLength(1);
    expect(said.flat()).toEqual(Array(2).fill('/dnsNames/0 domain-owned-by-other'));
  });

  it('both switches on: what is approved and free or mine', async () => {
    await policies({ approvedDomainsOnly: true, domainPerUser: true });
    const other = await world.another('enterprise-user');
    await verified();
    const offers = async (voice: Voice) => (await dnsForm(voice)).options.includes(base);
    expect([await offers(world.voice), await offers(other)]).toEqual([true, true]);
    expect(await faults([base])).toEqual([]);
    expect([await offers(world.voice), await offers(other)]).toEqual([true, false]);
    expect(await faults([`n${base}`])).toEqual(['/dnsNames/0 dns-not-approved']);
  });

  it('a refused step takes no domain', async () => {
    const other = await world.another('enterprise-user');
    expect(await faults([base, `y${base}`])).toEqual(['/dnsNames/1 dns-other-domain']);
    expect(await faults([base], other)).toEqual([]);
  });
});

describe('a profile that proves mailboxes alone', () => {
  it('hides the field unless it lists names', async () => {
    const { form } = await (await RequestWorld.with(api)).create();
    const hidden: RequestDetail['form']['dns'] = { mode: 'hidden', required: false, options: [] };
    expect(form.dns).toEqual(hidden);
  });
});

import type { Check, Domain, Evidence, Page, RequestDetail } from '@countersign/contracts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withPolicies } from '../policies/testing';
import { RequestWorld } from '../requests/testing';
import { said } from '../testing/said';
import { specApi } from '../testing/spec-api';
import { specDns } from '../testing/spec-dns';
import { aPerson, callerFor } from '../users/testing';
import { domainOf, DomainWorld } from './testing';

describe('a domain that is looked at', () => {
  const dns = specDns();
  const environment = {
    get DNS_SERVERS() {
      return dns.text;
    },
    SMTP_URL: '',
    RATE_LIMIT_FACTOR: '1000',
  };
  const api = specApi({ environment });
  let world: DomainWorld;
  let count = 0;
  let name: string;
  beforeAll(async () => {
    world = await DomainWorld.with(api);
  });
  beforeEach(() => {
    dns.forget();
    name = `n${++count}.nordlicht.test`;
  });

  const own = ({ checks }: Domain): Check | undefined => checks.find(({ kind }) => kind === 'domain');
  const publish = (domain: Domain) => {
    const { value } = own(domain)?.instructions as { value: string };
    dns.txt(`_ra-challenge.${domain.name}`, value);
  };

  it('V-T2 says what is missing, and is verified once the record is there', async () => {
    const { id } = await world.add({ name });
    const started = await world.start(id, 'txt');
    const failed = domainOf(await world.verify(id));
    expect([failed.status, own(failed)?.status, own(failed)?.code]).toEqual(['pending', 'failed', 'txt-missing']);
    publish(started);
    const verified = domainOf(await world.verify(id));
    expect([verified.status, own(verified)?.status]).toEqual(['verified', 'verified']);
    const attempts = await world.admin.get(`${world.at}/${id}/checks/${own(verified)?.id ?? ''}/attempts`);
    expect(attempts.json<Page<Evidence>>().items.map(({ outcome }) => outcome)).toEqual(['pass', 'fail']);
  });

  it('V-D2 is not verified by an answer that does not validate', async () => {
    const { id } = await world.add({ name });
    const started = await world.start(id, 'txt');
    publish(started);
    dns.say(`TXT _ra-challenge.${name}`, { rcode: 'servfail', ede: [6] });
    const failed = domainOf(await world.verify(id));
    expect([failed.status, own(failed)?.status, own(failed)?.outcome]).toEqual(['pending', 'failed', 'error']);
  });

  it('V-P0 lets the requests of its enterprise go on without a proof of their own, until it is switched off', async () => {
    const profile = { san: [{ type: 'email' as const, required: true, editable: true, max: 5 }] };
    const requests = await RequestWorld.with(api, { validationType: 'domain', ...profile });
    const admin = await aPerson(api.db, { in: { [requests.enterpriseId]: 'enterprise-admin' } });
    const voice = api.as(await callerFor(api.db, admin));
    const at = `/api/v1/enterprises/${requests.enterpriseId}/domains`;
    await withPolicies(api.db, requests.enterpriseId, { approvedDomainsOnly: true });
    const { id } = domainOf(await voice.post(at, { name }), 201);
    publish(domainOf(await voice.post(`${at}/${id}/start`, { method: 'txt' })));
    expect(domainOf(await voice.post(`${at}/${id}/verify`, {})).status).toBe('verified');

    const draft = await requests.create();
    const names = { emails: [`mila@a.${name}`], dnsNames: [`a.${name}`] };
    const saved = await requests.put(draft.id, 'san', names);
    const shown = ({ checks }: RequestDetail) => checks.map(({ kind, status, reused }) => [kind, status, reused]);
    expect(shown(saved)).toEqual([['domain', 'verified', true]]);
    await voice.patch(`${at}/${id}`, { active: false });
    expect(said(await requests.voice.put(`/api/v1/requests/${draft.id}/san`, names))).toBe('422 invalid-field');
  });

  it('V-P0b is one enterprise’s when two look at the same time', async () => {
    const other = await DomainWorld.with(api);
    for (let round = 0; round < 3; round++) {
      const [mine, theirs] = [
        await world.add({ name: `r${round}.${name}` }),
        await other.add({ name: `a.r${round}.${name}` }),
      ];
      publish(await world.start(mine.id, 'txt'));
      publish(await other.start(theirs.id, 'txt'));
      const answers = await Promise.all([world.verify(mine.id), other.verify(theirs.id)]);
      expect(answers.map(said).sort()).toEqual(['200', '422 domain-held-elsewhere']);
      const states = await Promise.all([world.get(mine.id), other.get(theirs.id)]);
      expect(states.map(({ status }) => status).sort()).toEqual(['pending', 'verified']);
    }
  });
});

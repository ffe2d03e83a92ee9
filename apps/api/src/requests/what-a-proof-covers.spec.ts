import type { Connector, Evidence, Page, Profile, RequestDetail } from '@countersign/contracts';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIn, DomainWorld, statusesOf, valueOf } from '../testing/domain-world';
import { freePort } from '../testing/free-port';
import { codeOf, detailOf } from './testing';

const port = await freePort();
const site = '127.0.0.5';

describe('what a proof of a domain covers', () => {
  const world = DomainWorld.forSpecs({ HTTP_CHECK_PORT: `${port}`, OUTBOUND_ALLOW: `${site}/32` });
  const { api, dns } = world;
  const files = new Map<string, string>();
  const server = createServer(({ headers: { host = '' }, url }, response) => {
    const content = files.get(`${host.replace(/:.*/, '')}${url ?? ''}`);
    response.writeHead(content === undefined ? 404 : 200).end(content);
  });
  beforeAll(async () => {
    server.listen(port, site);
    await once(server, 'listening');
    await world.caa({ enabled: false, issuers: [] });
  });
  afterAll(() => server.close());

  /** Serves what the row of this name asks for, and has it looked at. */
  async function byFile(request: RequestDetail, name: string): Promise<RequestDetail> {
    dns.say(`A ${name}`, { ad: true, answers: [{ type: 'A', name, ttl: 60, data: site }] });
    dns.say(`AAAA ${name}`, { ad: true, answers: [] });
    const { path, content } = checkIn(request, 'domain', name).instructions as { path: string; content: string };
    files.set(`${name}${path}`, content);
    return world.verified(request, 'domain', name);
  }
  async function byTxt(...names: [string, ...string[]]): Promise<RequestDetail> {
    const request = await world.started(await world.filled(...names));
    dns.txt(`_ra-challenge.${names[0]}`, valueOf(request));
    return world.verified(request, 'domain');
  }
  /** The CA in use may be named so too. */
  async function alsoKnownAs(name: string): Promise<void> {
    const operator = await world.operator();
    const profile = (await operator.get(`/api/v1/profiles/${world.requests.profileId}`)).json<Profile>();
    const { connectorId: id } = profile.ca;
    const connector = (await operator.get(`/api/v1/connectors/${id}`)).json<Connector>();
    const { kind, name: called, active, config } = connector;
    const caaDomains = ['ca.example.org', name];
    const answer = await operator.put(`/api/v1/connectors/${id}`, {
      ...{ kind, name: called, active },
      config: { ...config, caaDomains },
    });
    expect(answer.statusCode, answer.body).toBe(200);
  }
  const domains = () => `/api/v1/enterprises/${world.requests.enterpriseId}/domains`;

  it('V-F3 a file proves its own name: to go on by TXT the names below it still need the record', async () => {
    const name = world.aName();
    const below = `mail.${name}`;
    const started = await world.started(await world.filled(name, below), 'file');
    const half = await byFile(started, name);
    expect(statusesOf(half)).toMatchObject({ [`domain ${name}`]: 'verified', [`domain ${below}`]: 'pending' });

    const back = detailOf(await world.act(half, checkIn(half, 'domain', below), 'start', { method: 'txt' }));
    expect(checkIn(back, 'domain', name).status).not.toBe('verified');
    expect(codeOf(await world.requests.generate(back.id))).toMatch(/^409/);
    const other = await world.filled(name, below);
    expect(statusesOf(other)).toMatchObject({ [`domain ${name}`]: 'unverified' });
    expect(statusesOf(await world.filled(name))).toEqual({ [`domain ${name}`]: 'verified' });
  });

  it('V-F3 names that were proven one by one by files need nothing more', async () => {
    const name = world.aName();
    const below = `mail.${name}`;
    const started = await world.started(await world.filled(name, below), 'file');
    const done = await byFile(await byFile(started, name), below);
    expect(done.status).toBe('verified');
    expect(statusesOf(await world.filled(name, below))).toEqual({
      [`domain ${below}`]: 'verified',
      [`domain ${name}`]: 'verified',
    });
  });

  it('V-P0 an approved domain covers requests while it is active, by its evidence; switched off it covers none, not one that is ready either', async () => {
    const name = world.aName();
    const operator = await world.operator();
    const { id } = (await operator.post(domains(), { name })).json<{ id: string }>();
    const { checks } = (await operator.post(`${domains()}/${id}/start`, { method: 'txt' })).json<RequestDetail>();
    dns.txt(`_ra-challenge.${name}`, valueOf({ checks } as RequestDetail));
    expect((await operator.post(`${domains()}/${id}/verify`, {})).json()).toMatchObject({ status: 'verified' });

    const request = await world.filled(`mail.${name}`);
    const [check] = request.checks;
    expect(request).toMatchObject({ status: 'verified', checks: [{ kind: 'domain', reused: true, method: 'txt' }] });
    const attempts = `/api/v1/requests/${request.id}/checks/${check!.id}/attempts`;
    const [seen] = (await world.requests.voice.get(attempts)).json<Page<Evidence>>().items;
    expect(seen?.reusedFrom).toEqual(expect.any(String));

    expect((await operator.patch(`${domains()}/${id}`, { active: false })).statusCode).toBe(200);
    expect(codeOf(await world.requests.generate(request.id))).toBe('409 checks-not-passed');
    expect(statusesOf(await world.requests.get(request.id))).toMatchObject({ [`domain mail.${name}`]: 'unverified' });
    expect(statusesOf(await world.filled(name))).toMatchObject({ [`domain ${name}`]: 'unverified' });
  });

  it('V-P0 an own proof counts no longer than the enterprise says of its domain', async () => {
    const name = world.aName();
    await byTxt(name);
    expect(statusesOf(await world.filled(name))).toEqual({ [`domain ${name}`]: 'verified' });
    const operator = await world.operator();
    expect((await operator.post(domains(), { name, validityDays: 1 })).statusCode).toBe(201);
    api.clock.advance({ days: 2 });
    expect(statusesOf(await world.filled(name))).toMatchObject({ [`domain ${name}`]: 'unverified' });
  });

  it('V-R7 a proof is kept with whether a public root may stand on it', async () => {
    const name = world.aName();
    await byTxt(name);
    expect(await api.database.owner(`select for_public from domain_proof where name = '${name}'`)).toEqual([
      { for_public: true },
    ]);
  });

  it('V-C8 a reused proof is of its method alone: a record that asks for the other one does not let issue', async () => {
    await world.caa({ enabled: true, issuers: ['ca.example.org'] });
    const name = world.aName();
    await byTxt(name);
    dns.caa(name, 'ca.example.org; validationmethods=ca-http-file');
    const denied = checkIn(await world.verified(await world.filled(name), 'caa'), 'caa');
    expect(denied).toMatchObject({ status: 'failed', code: 'caa-parameter' });
    dns.caa(name, 'ca.example.org; validationmethods=ca-dns-txt');
    expect(checkIn(await world.verified(await world.filled(name), 'caa'), 'caa')).toMatchObject({ status: 'verified' });
    await world.caa({ enabled: false, issuers: [] });
  });

  it('V-C7 what was decided by other CAA settings is looked at anew, also where they changed during the look', async () => {
    await world.caa({ enabled: true, issuers: ['ca.example.org'] });
    const name = world.aName();
    await byTxt(name);
    const request = await world.verified(await world.filled(name), 'caa');
    expect(request.status).toBe('verified');
    dns.say(`CAA ${name}`, 'silent');
    const generating = world.requests.generate(request.id);
    await expect.poll(() => dns.asked(`CAA ${name}`)).toBeGreaterThan(1);
    await alsoKnownAs('other-ca.example');
    await world.caa({ enabled: true, issuers: ['other-ca.example'] });
    // Somebody else presses meanwhile: the checks are planned by the new settings while the old look goes on
    const joined = world.act(request, checkIn(request, 'caa'), 'verify');
    const terms = () =>
      api.database.owner(
        `select terms->'allowedIssuers' as issuers from ownership_check where id = '${checkIn(request, 'caa').id}'`,
      );
    await expect.poll(terms).toEqual([{ issuers: ['other-ca.example'] }]);
    dns.caa(name, 'ca.example.org');
    expect(codeOf(await generating)).toMatch(/^409/);
    await joined;
    expect((await world.requests.get(request.id)).certificateId).toBeNull();
  });
});

import type { RequestFacets, RequestSummary } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { specApi, type Voice } from '../testing/spec-api';
import { codeOf, detailOf, RequestWorld } from './testing';

const withCatcher = { environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000' } };
const at = (id: string, rest = '') => `/api/v1/requests/${id}${rest}`;

describe('the list', () => {
  const api = specApi(withCatcher);
  let world: RequestWorld;
  let admin: Voice;
  const items = async (query: string) => {
    const answer = await admin.get(`/api/v1/requests?${query}`);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<{ items: RequestSummary[] }>().items;
  };
  beforeAll(async () => {
    world = await RequestWorld.with(api, { validationType: 'none' });
    admin = await world.another('enterprise-admin');
    await world.create();
    await world.filled('mia@nordlicht.example', 'mia@sued.example');
    detailOf(await world.generate((await world.filled('ada@sued.example')).id));
  });

  it('shows who, what, where it stands and whom it waits for', async () => {
    const [newest] = await items('sort=createdAt:desc&size=1');
    expect(newest).toMatchObject({
      status: 'issued',
      enterprise: { name: 'Nordlicht Energie AG' },
      profile: { name: 'S/MIME Mailbox' },
      subject: 'CN=ada@sued.example',
      emails: ['ada@sued.example'],
      requester: { name: 'Ada Lovelace' },
      waitsFor: { who: 'nobody', name: null },
    });
    expect(newest?.serial).toMatch(/^[0-9a-f]+$/);
  });

  it('finds by number, subject, address, serial, state and domain', async () => {
    const all = await items('sort=number:asc');
    const [draft, verified, issued] = all;
    expect(all.map(({ status }) => status)).toEqual(['draft', 'verified', 'issued']);
    const found = async (query: string) => (await items(query)).map(({ number }) => number).sort();
    expect(await found(`q=${verified!.number}`)).toEqual([verified!.number]);
    expect(await found('q=MIA@nord')).toEqual([verified!.number]);
    expect(await found('q=mi')).toEqual([verified!.number]);
    expect(await found('q=ia')).toEqual([]);
    expect(await found(`q=${issued!.serial!.slice(0, 12)}`)).toEqual([issued!.number]);
    expect(await found(`serial=${issued!.serial!.toUpperCase()}`)).toEqual([issued!.number]);
    expect(await found('email=ada@SUED.example')).toEqual([issued!.number]);
    expect(await found('domain=sued.example')).toEqual([verified!.number, issued!.number]);
    expect(await found('status=draft,verified')).toEqual([draft!.number, verified!.number]);
    expect(await found('kind=renew')).toEqual([]);
    expect(await found('onBehalf=true')).toEqual([]);
    expect(await found(`q=%25%25%25`)).toEqual([]);
    expect(
      await found(`requesterId=${world.person.id}&profileId=${world.profileId}&createdFrom=2026-01-01T00:00:00Z`),
    ).toHaveLength(3);
    expect(await found('createdTo=2026-01-01T00:00:00Z')).toEqual([]);
  });

  it('counts each state under the same filters, and what needs me', async () => {
    const facets = async (voice: Voice, query = '') =>
      (await voice.get(`/api/v1/requests/facets?${query}`)).json<RequestFacets>();
    expect(await facets(world.voice, 'status=draft')).toMatchObject({
      status: { draft: 1, verified: 1, issued: 1, issuing: 0 },
      needsMe: 2,
    });
    expect(await facets(admin)).toMatchObject({ needsMe: 0 });
    expect(await facets(admin, 'domain=sued.example')).toMatchObject({ status: { draft: 0, verified: 1, issued: 1 } });
    expect((await world.voice.get('/api/v1/requests?needsMe=true')).json()).toMatchObject({ total: 2 });
  });

  it.each(['sort=subject:asc', 'status=lost', 'colour=red', 'page=x', 'sort=createdAt;drop table request'])(
    'refuses %s',
    async (query) => {
      expect((await admin.get(`/api/v1/requests?${query}`)).statusCode).toBe(422);
    },
  );

  it('has a stream for each request, from an event on that exists', async () => {
    const { id } = await world.create();
    expect(codeOf(await world.voice.get(at(id, '/events?after=x')))).toBe('422 unknown-filter');
  });

  it('forgets a draft that was deleted, keeps its row', async () => {
    const { id } = await world.create();
    expect((await world.voice.delete(at(id))).statusCode).toBe(204);
    expect(codeOf(await world.voice.get(at(id)))).toBe('404 not-found');
    expect((await items('sort=createdAt:desc')).map((each) => each.id)).not.toContain(id);
    expect(await api.database.owner(`select id from request where id = '${id}'`)).toHaveLength(1);
  });
});

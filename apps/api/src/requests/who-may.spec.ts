import type { RequestFacets, RequestSummary } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEnterprise } from '../enterprises/testing';
import { newId } from '../shared/ids';
import { anOperator } from '../testing/spec-callers';
import { specApi, type Answer, type Voice } from '../testing/spec-api';
import { checkOf, codeOf, faultsOf, RequestWorld } from './testing';

const withCatcher = { environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000' } };
const email = 'mia@nordlicht.example';
const at = (id: string, rest = '') => `/api/v1/requests/${id}${rest}`;

describe('who may', () => {
  const api = specApi(withCatcher);
  let ours: RequestWorld;
  let theirs: RequestWorld;
  beforeAll(async () => {
    ours = await RequestWorld.with(api, { validationType: 'none' });
    theirs = await RequestWorld.with(api);
  });
  /** What differs between two answers for good reason: the trace id. */
  const without = ({ statusCode, body }: Answer) => `${statusCode} ${body.replace(/"instance":"[^"]*"/, '')}`;

  it('another enterprise’s admin is told the same of a foreign id as of a missing one, on every route', async () => {
    const request = await ours.filled(email);
    const mailboxes = await RequestWorld.with(api);
    const proven = await mailboxes.filled(email);
    const checkId = checkOf(proven, email).id;
    const stranger = await theirs.another('enterprise-admin');
    const calls: [string, (id: string, check: string, voice: Voice) => Promise<Answer>][] = [
      ['GET', (id, _, voice) => voice.get(at(id))],
      ['DELETE', (id, _, voice) => voice.delete(at(id))],
      ['csr', (id, _, voice) => voice.put(at(id, '/csr'), { pem: 'x' })],
      ['sdn', (id, _, voice) => voice.put(at(id, '/sdn'), {})],
      ['san', (id, _, voice) => voice.put(at(id, '/san'), { emails: [], dnsNames: [] })],
      ['validity', (id, _, voice) => voice.put(at(id, '/validity'), { days: 1 })],
      ['user', (id, _, voice) => voice.put(at(id, '/user'), {})],
      ['generate', (id, _, voice) => voice.post(at(id, '/generate'), {})],
      ['start', (id, check, voice) => voice.post(at(id, `/checks/${check}/start`), {})],
      ['verify', (id, check, voice) => voice.post(at(id, `/checks/${check}/verify`), { token: 'x' })],
      ['attempts', (id, check, voice) => voice.get(at(id, `/checks/${check}/attempts`))],
      ['events', (id, _, voice) => voice.get(at(id, '/events'))],
    ];
    for (const [name, call] of calls) {
      const missing = without(await call(newId(), newId(), stranger));
      expect(missing, name).toMatch(/^404 /);
      expect(without(await call(request.id, checkId, stranger)), name).toBe(missing);
      expect(without(await call(proven.id, checkId, stranger)), name).toBe(missing);
    }
  });

  it('finds nothing foreign in lists, filters and counts', async () => {
    const request = await ours.filled(email);
    const stranger = await theirs.another('enterprise-admin');
    for (const filter of [
      '',
      `?enterpriseId=${ours.enterpriseId}`,
      `?requesterId=${ours.person.id}`,
      `?q=${request.number}`,
      `?email=${email}`,
    ]) {
      const { items } = (await stranger.get(`/api/v1/requests${filter}`)).json<{ items: RequestSummary[] }>();
      expect(items.map(({ enterprise }) => enterprise.id).filter((id) => id === ours.enterpriseId)).toEqual([]);
    }
    const facets = (
      await stranger.get(`/api/v1/requests/facets?enterpriseId=${ours.enterpriseId}`)
    ).json<RequestFacets>();
    expect(Object.values(facets.status).every((count) => count === 0)).toBe(true);
  });

  it('an enterprise user sees own requests alone, its admin all', async () => {
    const mine = await ours.create();
    const colleague = await ours.another('enterprise-user');
    const admin = await ours.another('enterprise-admin');
    expect(codeOf(await colleague.get(at(mine.id)))).toBe('404 not-found');
    expect((await colleague.get('/api/v1/requests')).json()).toMatchObject({ items: [], total: 0 });
    expect((await admin.get(at(mine.id))).statusCode).toBe(200);
    const { items } = (await admin.get('/api/v1/requests?size=200')).json<{ items: RequestSummary[] }>();
    expect(items.map(({ id }) => id)).toContain(mine.id);
  });

  it('begins nothing in an enterprise that is not there for the caller, is off, or with a profile that is not given to it', async () => {
    const begin = (enterpriseId: string, profileId: string, more = {}) =>
      ours.voice.post('/api/v1/requests', { enterpriseId, profileId, ...more });
    expect(codeOf(await begin(theirs.enterpriseId, theirs.profileId))).toBe('404 not-found');
    expect(codeOf(await begin(newId(), ours.profileId))).toBe('404 not-found');
    expect(faultsOf(await begin(ours.enterpriseId, theirs.profileId))).toEqual(['/profileId invalid-field']);
    expect(codeOf(await begin(ours.enterpriseId, ours.profileId, { onBehalf: true }))).toBe('403 forbidden');
    const off = await anEnterprise(api.db, { active: false });
    const operator = api.as({ ...anOperator(), personId: ours.person.id });
    expect(codeOf(await operator.post('/api/v1/requests', { enterpriseId: off.id, profileId: ours.profileId }))).toBe(
      '409 enterprise-inactive',
    );
  });

  it('a reader sees no action and is refused each', async () => {
    const request = await ours.filled(email);
    const auditor = api.as(anOperator(['requests:read']));
    expect((await auditor.get(at(request.id))).json()).toMatchObject({ status: 'verified', actions: [] });
    expect(codeOf(await ours.generate(request.id, auditor))).toBe('403 forbidden');
    expect(codeOf(await auditor.put(at(request.id, '/sdn'), {}))).toBe('403 forbidden');
  });

  it('nobody signed in: 401', async () => {
    expect(codeOf(await api.anonymous().get('/api/v1/requests'))).toBe('401 not-signed-in');
  });
});

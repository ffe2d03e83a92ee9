import type { ApiToken, Session } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { specApi, type Voice } from '../testing/spec-api';
import { enrol } from '../users/second-factor/testing';
import { codeOf, detailOf, faultsOf, RequestWorld } from './testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
let guarded: RequestWorld;
let open: RequestWorld;
beforeAll(async () => {
  const wish = { validationType: 'none' as const };
  guarded = await RequestWorld.with(api, { ...wish, secondFactor: { issue: true, revoke: false } });
  open = await RequestWorld.with(api, wish);
});
const generate = (id: string, voice: Voice, body: object = {}) => voice.post(`/api/v1/requests/${id}/generate`, body);
const signedIn = ({ person }: RequestWorld) => api.signIn(person.email, person.password);
const onBehalf = (id: string) => api.db.query('update request set on_behalf = true where id = $1', [id]);

describe('Generate by a profile that asks for the second factor', () => {
  it('goes on for who showed it lately, steps up, or brings a code along', async () => {
    const { id, profile } = await guarded.filled('mia@nordlicht.example');
    expect(profile.secondFactorAtIssue).toBe(true);
    expect(codeOf(await generate(id, await signedIn(guarded)))).toBe('403 mfa-required');

    const { app, voice } = await enrol(api, await signedIn(guarded));
    api.clock.advance({ minutes: 11 });
    expect(codeOf(await generate(id, voice))).toBe('403 step-up-required');
    const wrong = await generate(id, voice, { otp: '000000' });
    expect([wrong.statusCode, faultsOf(wrong)]).toEqual([422, ['/otp otp-wrong']]);
    expect((await guarded.get(id)).status).toBe('verified');
    expect(detailOf(await generate(id, voice, { otp: app.code() })).status).toBe('issued');

    const next = await guarded.filled('mia@nordlicht.example');
    expect(detailOf(await generate(next.id, voice)).status).toBe('issued'); // the code counted as a step-up
    const { mfa } = (await voice.get('/api/v1/session')).json<Session>();
    expect(new Date(mfa.satisfiedAt ?? 0).getTime()).toBeGreaterThan(api.clock.now().getTime() - 60_000);

    api.clock.advance({ minutes: 11 });
    const third = await guarded.filled('mia@nordlicht.example');
    const fresh = api.withCookiesOf(await voice.post('/api/v1/session/step-up', { otp: app.code() }));
    expect(detailOf(await generate(third.id, fresh)).status).toBe('issued');
  });

  it('takes no code twice', async () => {
    const world = await RequestWorld.with(api, {
      ...{ validationType: 'none', secondFactor: { issue: true, revoke: false } },
    });
    const { app, voice } = await enrol(api, await signedIn(world));
    api.clock.advance({ minutes: 11 });
    const otp = app.code();
    const hands = [await world.filled('a@nordlicht.example'), await world.filled('b@nordlicht.example')];
    const other = await api.signIn(world.person.email, world.person.password, otp);
    expect((await other.get('/api/v1/session')).statusCode).toBe(200);
    for (const { id } of hands) expect(faultsOf(await generate(id, voice, { otp }))).toEqual(['/otp otp-wrong']);
  });

  it('asks a token for the code of this very call', async () => {
    const world = await RequestWorld.with(api, {
      ...{ validationType: 'none', secondFactor: { issue: true, revoke: false } },
    });
    const { app, voice } = await enrol(api, await signedIn(world));
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const token = { name: 'x', scopes: ['requests:issue', 'requests:read'], expiresAt };
    const { secret } = (await voice.post('/api/v1/me/api-tokens', token)).json<ApiToken>();
    const bearer = { authorization: `Bearer ${secret ?? ''}` };
    const { id } = await world.filled('mia@nordlicht.example');
    const at = `/api/v1/requests/${id}/generate`;
    expect(codeOf(await api.anonymous().post(at, {}, bearer))).toBe('403 step-up-required');
    expect(detailOf(await api.anonymous().post(at, { otp: app.next() }, bearer)).status).toBe('issued');
  });
});

describe('Generate on behalf of somebody', () => {
  it('asks who has a second factor for a fresh one, and nobody else', async () => {
    const [first, second] = [await open.filled('a@nordlicht.example'), await open.filled('b@nordlicht.example')];
    const own = await open.filled('c@nordlicht.example');
    await onBehalf(first.id);
    await onBehalf(second.id);
    const goesOn = '422 step-missing'; // the page of that person
    expect(codeOf(await generate(first.id, await signedIn(open)))).toBe(goesOn);
    const { app, voice } = await enrol(api, await signedIn(open));
    api.clock.advance({ minutes: 11 });
    expect(codeOf(await generate(second.id, voice))).toBe('403 step-up-required');
    expect(detailOf(await generate(own.id, voice)).status).toBe('issued');
    expect(codeOf(await generate(second.id, voice, { otp: app.code() }))).toBe(goesOn);
  });
});

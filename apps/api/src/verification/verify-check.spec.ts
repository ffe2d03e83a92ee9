import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { newId } from '../shared/ids';
import { checkIn, DomainWorld } from '../testing/domain-world';
import { said } from '../testing/said';
import { RunningLooks } from './look/running-looks';

describe('looks by hand', () => {
  const world = DomainWorld.forSpecs({ RATE_LIMIT_FACTOR: '1' });
  const { api, dns } = world;
  const denied = async () => {
    const name = world.aName();
    dns.caa(name, 'other-ca.example');
    const request = await world.filled(name);
    const check = checkIn(request, 'caa');
    return {
      check,
      press: () => world.act(request, check, 'verify'),
      attempts: async () => (await world.evidenceOf(request, check)).length,
    };
  };

  it('V-S4 of one check are five seconds apart, the first one too', async () => {
    const { press, attempts } = await denied();
    expect(said(await press())).toBe('200');
    const tooSoon = await press();
    expect(said(tooSoon)).toBe('429 rate-limited');
    expect(Number(tooSoon.headers['retry-after'])).toBeLessThanOrEqual(5);
    api.clock.advance({ seconds: 5 });
    expect(said(await press())).toBe('200');
    expect(await attempts()).toBe(2);
  });

  it('V-S2 of several hands at once one looks; who joins it does not come too soon', async () => {
    const { press, attempts } = await denied();
    const answers = await Promise.all([press(), press(), press()]);
    expect(answers.map(said)).toEqual(['200', '200', '200']);
    expect(await attempts()).toBe(1);
  });

  it('V-S4 again are 60 an hour for an enterprise; first ones do not count', async () => {
    const { press } = await denied();
    const ends = new Date(api.clock.now().getTime() + 3_600_000).toISOString();
    await api.database.owner(
      `insert into rate_limit (rule, key, taken, ends_at) values ('look-again-enterprise', $1, 60, $2)
       on conflict (rule, key) do update set taken = 60, ends_at = $2`,
      [world.requests.enterpriseId, ends],
    );
    expect(said(await press())).toBe('200');
    api.clock.advance({ seconds: 5 });
    expect(said(await press())).toBe('429 rate-limited');
    api.clock.advance({ hours: 1 });
    expect(said(await press())).toBe('200');
  });

  it('of what was not started are refused, and keep nobody waiting who starts it now', async () => {
    const request = await world.filled(world.aName());
    expect(said(await world.act(request, checkIn(request, 'domain'), 'verify'))).toBe('409 not-started');
    const started = await world.started(request);
    expect(said(await world.act(started, checkIn(started, 'domain'), 'verify'))).toBe('200');
  });

  it('are waited for no longer than their lease: their process may have died, and their check be gone', async () => {
    const { check } = await denied();
    const attempt = newId();
    const now = api.clock.now();
    await api.database.owner(
      `update ownership_check set attempt_id = $2, attempt_until = $3, withdrawn_at = $4 where id = $1`,
      [check.id, attempt, new Date(now.getTime() + 60_000), now],
    );
    const ended = api.app.get(RunningLooks, { strict: false }).ended(attempt);
    expect(await Promise.race([ended, wait(400, 'waits')])).toBe('waits');
    api.clock.advance({ seconds: 61 });
    await ended;
  });
});

import { Controller, Get, Module } from '@nestjs/common';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { specDatabase } from '../database/testing/spec-database';
import { specApi } from '../testing/spec-api';
import { anOperator } from '../testing/spec-callers';
import { SpecClock } from '../testing/spec-clock';
import { addressKey } from './address-key';
import { Limits } from './limits';

const rule = { name: 'sign-in', max: 3, seconds: 60 };

describe('a rate limit', () => {
  const { db } = specDatabase();
  const clock = new SpecClock();
  const limits = new Limits(db, clock, { rateLimitFactor: 1 });
  const take = async (times: number, key: string, which = limits) => {
    for (let n = 0; n < times; n++) await which.take(rule, key);
  };

  it('lets so many through, then says how long to wait', async () => {
    await take(3, 'a');
    clock.advance({ seconds: 20 });
    await expect(take(1, 'a')).rejects.toMatchObject({ code: 'rate-limited', extra: { retryAfter: 40 } });
    clock.advance({ seconds: 41 });
    await take(3, 'a');
  });

  it('counts each key by itself', async () => {
    await take(3, 'b');
    await take(3, 'c');
  });

  it('counts together what comes at once', async () => {
    const tried = await Promise.allSettled(Array.from({ length: 20 }, () => limits.take(rule, 'd')));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  it('is multiplied by RATE_LIMIT_FACTOR', async () => {
    const wide = new Limits(db, clock, { rateLimitFactor: 2 });
    await take(6, 'e', wide);
    await expect(take(1, 'e', wide)).rejects.toMatchObject({ code: 'rate-limited' });
    const narrow = new Limits(db, clock, { rateLimitFactor: 0.01 });
    await take(1, 'f', narrow);
    await expect(take(1, 'f', narrow)).rejects.toMatchObject({ code: 'rate-limited' });
  });
});

describe('an address as a key', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    [null, 'unknown'],
  ])('%s is %s', (ip, key) => {
    expect(addressKey(ip)).toBe(key);
  });
});

@Controller('things')
@Needs('signed-in', 'none')
class ThingsController {
  @Get() @Answers(z.object({})) read(): object {
    return {};
  }
}
@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('the calls of one session', () => {
  const api = specApi({ business: ThingsModule, environment: { RATE_LIMIT_FACTOR: '0.01' } });

  it('are 600 a minute (here 6), then 429 with Retry-After', async () => {
    const olive = api.as(anOperator());
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) statuses.push((await olive.get('/api/v1/things')).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    const refused = await olive.get('/api/v1/things');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json()).toMatchObject({ code: 'rate-limited', retryable: true });
    expect((await api.as(anOperator()).get('/api/v1/things')).statusCode).toBe(200);
  });
});

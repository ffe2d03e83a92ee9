import { Controller, Delete, Get, Module, Post, Put } from '@nestjs/common';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { specApi } from '../testing/spec-api';
import type { Caller } from './access/caller';
import { CallerOf } from './access/caller-of';
import { Needs } from './access/needs';
import { accepted, Answers, created, versioned } from './answers';
import { assertMatch } from './match';

const thing = z.object({ name: z.string() });

@Controller('things')
@Needs('anyone', 'none')
class ThingsController {
  @Get() @Answers(thing) read(): object {
    return versioned({ name: 'x' }, 3);
  }
  @Post() @Answers(thing, { status: 201 }) make(): object {
    return created(versioned({ name: 'x' }, 1), '/api/v1/things/1');
  }
  @Post('act') @Answers(thing, { status: [200, 202] }) act(): object {
    return accepted({ name: 'x' });
  }
  @Post('plain') @Answers(thing) plain(): object {
    return { name: 'x' };
  }
  @Put() @Answers(thing) save(@CallerOf() caller: Caller): object {
    assertMatch(3, caller);
    return versioned({ name: 'y' }, 4);
  }
  @Delete() @Answers(null) remove(): void {}
}
@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('answers', () => {
  const api = specApi({ business: ThingsModule });
  const things = '/api/v1/things';

  it.each([
    ['GET', things, 200, { etag: '"3"', location: undefined }],
    ['POST', things, 201, { etag: '"1"', location: '/api/v1/things/1' }],
    ['POST', `${things}/act`, 202, { etag: undefined }],
    ['POST', `${things}/plain`, 200, { etag: undefined }],
    ['DELETE', things, 204, {}],
  ] as const)('%s %s: %i with its headers', async (method, url, status, headers) => {
    const answer = await api.app.inject({ method, url });
    expect(answer.statusCode).toBe(status);
    for (const [name, value] of Object.entries(headers)) expect(answer.headers[name]).toBe(value);
    expect(answer.body).toBe(status === 204 ? '' : '{"name":"x"}');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['no If-Match', {}, 200],
    ['the current version', { 'if-match': '"3"' }, 200],
    ['any version', { 'if-match': '*' }, 200],
    ['one of several', { 'if-match': '"1", "3"' }, 200],
    ['a version that moved on', { 'if-match': '"2"' }, 412],
    ['a weak tag', { 'if-match': 'W/"3"' }, 412],
    ['no tag', { 'if-match': '3' }, 412],
  ])('saves with %s: %i', async (_, headers, status) => {
    const answer = await api.anonymous().put(things, {}, headers);
    expect([answer.statusCode, answer.headers['etag']]).toEqual([status, status === 200 ? '"4"' : '"3"']);
    if (status === 412) expect(answer.json()).toMatchObject({ code: 'changed-meanwhile' });
  });
});

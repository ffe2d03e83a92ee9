import { Body, Controller, Delete, Get, Module, Param, Post } from '@nestjs/common';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { specApi } from '../testing/spec-api';
import { Needs } from './access/needs';
import { Answers } from './answers';
import { RaError } from './problem';

@Controller('things/:id')
@Needs('anyone', 'none')
class ThingsController {
  @Post()
  @Answers(z.object({}))
  post(@Body() { fault }: { fault?: string }): object {
    if (fault === 'ours') throw new RaError('not-found');
    if (fault === 'database') throw Object.assign(new Error('canceling statement'), { code: '57014' });
    if (fault) throw new Error('secret');
    return {};
  }
  @Delete()
  @Answers(z.object({}))
  delete(): object {
    return {};
  }
}
@Controller('pages')
@Needs('anyone', 'none')
class PagesController {
  @Get(':id')
  @Answers(z.object({}))
  get(@Param('id') _id: string): object {
    return {};
  }
}
@Module({ controllers: [ThingsController, PagesController] })
class ThingsModule {}
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const merge = { 'content-type': 'application/merge-patch+json' };

describe('problem+json', () => {
  const api = specApi({ business: ThingsModule });

  it.each([
    ['no JSON', 'POST', '/api/v1/things/1', json, '{', 400, 'invalid-json'],
    ['__proto__', 'POST', '/api/v1/things/1', json, '{"__proto__":1}', 400, 'invalid-json'],
    ['malformed address', 'GET', '/api/v1/things/%E0%A4%A', {}, '', 400, 'invalid-url'],
    ['malformed address outside', 'GET', '/%', {}, '', 400, 'invalid-url'],
    ['no such address', 'GET', '/api/v1/nothing', {}, '', 404, 'not-found'],
    ['a row that is not there', 'POST', '/api/v1/things/1', json, '{"fault":"ours"}', 404, 'not-found'],
    ['another method', 'GET', '/api/v1/things/1', {}, '', 405, 'method-not-allowed'],
    ['another method', 'PROPFIND', '/api/v1/things/1', {}, '', 405, 'method-not-allowed'],
    ['TRACE', 'TRACE', '/api/v1/things/1', {}, '', 405, 'method-not-allowed'],
    ['too large', 'POST', '/api/v1/things/1', json, JSON.stringify('x'.repeat(300_000)), 413, 'too-large'],
    ['XML', 'POST', '/api/v1/things/1', { 'content-type': 'application/xml' }, '<a/>', 415, 'unsupported-media-type'],
    ['a form', 'POST', '/api/v1/things/1', form, 'fault=other', 415, 'unsupported-media-type'],
    ['a text', 'POST', '/api/v1/things/1', { 'content-type': 'text/plain' }, '{}', 415, 'unsupported-media-type'],
    ['a merge patch', 'POST', '/api/v1/things/1', merge, '{}', 415, 'unsupported-media-type'],
    ['too long a name', 'POST', `/api/v1/things/${'x'.repeat(200)}`, {}, '', 404, 'not-found'],
    ['a slash at the end', 'POST', '/api/v1/things/1/', {}, '', 404, 'not-found'],
    ['a fault of ours', 'POST', '/api/v1/things/1', json, '{"fault":"other"}', 500, 'internal'],
    ['a database that takes too long', 'POST', '/api/v1/things/1', json, '{"fault":"database"}', 503, 'unavailable'],
  ])('%s: %s %s', async (_, method, url, headers, payload, status, code) => {
    const answer = await api.app.inject({ method: method as 'GET', url, headers, payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({ status, code, type: `http://localhost:3000/problems/${code}`, errors: [] });
    expect(answer.json<{ instance: string }>().instance).toBe(answer.headers['x-trace-id']);
    expect(answer.headers['allow']).toBe(status === 405 ? 'POST, DELETE' : undefined);
    expect(answer.headers['retry-after']).toBe(status === 503 ? '2' : undefined);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.body).not.toMatch(/secret|statement/);
  });

  it('takes an empty body for none', async () => {
    const empty = { method: 'DELETE', url: '/api/v1/things/1', headers: json } as const;
    expect((await api.app.inject(empty)).statusCode).toBe(200);
  });
});

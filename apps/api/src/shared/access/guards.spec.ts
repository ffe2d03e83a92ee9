import { Body, Controller, Delete, Get, Injectable, Module, Param, Patch, Post } from '@nestjs/common';
import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { specApi, type Voice } from '../../testing/spec-api';
import { aMember, anOperator } from '../../testing/spec-callers';
import { Answers } from '../answers';
import { newId } from '../ids';
import { RaError } from '../problem';
import type { Caller } from './caller';
import { CallerOf } from './caller-of';
import { LooksUp } from './looks-up';
import { Needs } from './needs';
import type { Scope } from './scope';

const [us, them] = [newId(), newId()];
const [ours, theirs] = [newId(), newId()];
const owners: Readonly<Record<string, string>> = { [ours]: us, [theirs]: them };
const body = z.strictObject({ name: z.string() });
const answer = z.object({});

@Injectable()
class RequestStore {
  @LooksUp('request')
  async isThere(id: string, scope: Scope): Promise<boolean> {
    return owners[id] !== undefined && scope.covers(owners[id]);
  }
}

@Controller('things')
@Needs('requests:edit', { of: 'request' })
class ThingsController {
  @Get('mine')
  @Needs('signed-in', 'none')
  @Answers(z.object({ name: z.string() }))
  mine(@CallerOf() { name }: Caller): object {
    return { name };
  }
  @Get('open')
  @Needs('anyone', 'none')
  @Answers(answer)
  open(): object {
    return {};
  }
  @Post('open')
  @Needs('anyone', 'none')
  @Answers(answer)
  post(): object {
    return {};
  }
  @Get(':id')
  @Needs('requests:read', { of: 'request' })
  @Answers(answer)
  read(@Param('id') _id: string): object {
    return {};
  }
  @Patch(':id')
  @Answers(answer)
  save(@Param('id') _id: string, @Body({ schema: body }) _body: z.infer<typeof body>): object {
    return {};
  }
  @Delete(':id')
  @Answers(null)
  remove(@Param('id') _id: string): void {
    throw new RaError('wrong-state');
  }
}
@Controller('forgotten')
class ForgottenController {
  @Get() read(): object {
    return {};
  }
}
@Module({ controllers: [ThingsController, ForgottenController], providers: [RequestStore] })
class ThingsModule {}

const things = '/api/v1/things';
const codeOf = (reply: { json: () => unknown }) => (reply.json() as { code: string }).code;

describe('the guards', () => {
  const api = specApi({ business: ThingsModule });
  const ada = aMember(us, ['requests:read', 'requests:edit']);
  const reader = aMember(us, ['requests:read']);
  const token: Caller = { ...aMember(us, ['requests:read', 'requests:edit']), type: 'token', sessionId: null };
  const voices: Record<string, Voice> = {};
  beforeAll(() => {
    voices['nobody'] = api.anonymous();
    voices['ada'] = api.as(ada);
    voices['reader'] = api.as(reader);
    voices['stranger'] = api.as(aMember(them, ['requests:read', 'requests:edit']));
    voices['operator'] = api.as(anOperator(['requests:edit', 'requests:read']));
  });
  const as = (who: string) => voices[who]!;

  it.each([
    ['nobody', 'open', 200],
    ['nobody', 'mine', 401],
    ['nobody', ours, 401],
    ['reader', 'mine', 200],
    ['reader', ours, 200],
    ['stranger', ours, 404],
    ['stranger', theirs, 200],
    ['operator', ours, 200],
    ['operator', newId(), 404],
    ['operator', 'no-id', 404],
  ])('%s reads %s: %i', async (who, id, status) => {
    expect((await as(who).get(`${things}/${id}`)).statusCode).toBe(status);
    expect((await api.app.inject({ method: 'HEAD', url: `${things}/${id}` })).statusCode).toBe(
      id === 'open' ? 200 : 401,
    );
  });

  it('closes a route that names no permission to everyone', async () => {
    expect((await as('operator').get('/api/v1/forgotten')).statusCode).toBe(403);
    expect((await as('nobody').get('/api/v1/forgotten')).statusCode).toBe(401);
  });

  it.each([
    ['who lacks the permission everywhere', 'reader', ours, 403, 'forbidden'],
    ['who has it elsewhere', 'stranger', ours, 404, 'not-found'],
    ['who has it', 'ada', ours, 422, 'unknown-field'],
  ])('refuses before the body is looked at: %s', async (_, who, id, status, code) => {
    const reply = await as(who).patch(`${things}/${id}`, { name: 'x', status: 'issued' });
    expect([reply.statusCode, codeOf(reply)]).toEqual([status, code]);
  });

  it('says 403 to who may read the row but not change it, though they may change others', async () => {
    const both = aMember(us, ['requests:read']);
    const within = new Map([...both.within, [them, { permissions: ['requests:edit'] as const, ownOnly: false }]]);
    const reply = await api.as({ ...both, within }).patch(`${things}/${ours}`, { name: 'x' });
    expect([reply.statusCode, codeOf(reply)]).toEqual([403, 'forbidden']);
  });

  it('answers for a foreign id byte for byte as for a missing one, apart from the trace id', async () => {
    const blank = (text: string, trace: unknown) => text.replaceAll(String(trace), 'trace');
    const [foreign, missing] = [
      await as('stranger').get(`${things}/${ours}`),
      await as('stranger').get(`${things}/${newId()}`),
    ];
    expect(blank(foreign.body, foreign.headers['x-trace-id'])).toBe(blank(missing.body, missing.headers['x-trace-id']));
  });

  describe('against other sites', () => {
    it.each([
      ['a foreign origin', { origin: 'https://evil.example' }],
      ['the origin null', { origin: 'null' }],
      ['another port', { origin: 'http://localhost:4000' }],
      ['a sister site', { 'sec-fetch-site': 'same-site' }],
      ['a foreign site', { 'sec-fetch-site': 'cross-site' }],
      ['a foreign origin that claims to be ours', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    ])('refuses %s, signed in or not', async (_, headers) => {
      for (const who of ['nobody', 'ada']) {
        const reply = await as(who).post(`${things}/open`, {}, headers);
        expect([reply.statusCode, codeOf(reply)]).toEqual([403, 'cross-site']);
      }
    });

    it.each([
      ['our own origin', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }],
      ['the loopback name that was called', { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' }],
      ['no origin at all', {}],
    ])('lets %s in', async (_, headers) => {
      for (const who of ['nobody', 'ada'])
        expect((await as(who).post(`${things}/open`, {}, headers)).statusCode).toBe(200);
    });

    it.each([
      ['no token', ''],
      ['a wrong token', 'x'.repeat(43)],
    ])('refuses a session with %s', async (_, xsrf) => {
      const reply = await as('ada').post(`${things}/open`, {}, { 'x-xsrf-token': xsrf });
      expect([reply.statusCode, codeOf(reply)]).toEqual([403, 'xsrf']);
    });

    it('refuses the token of another session', async () => {
      const other = aMember(us);
      const pair = await api.as(other).post(`${things}/open`, {});
      expect(pair.statusCode).toBe(200);
      const stolen = api.xsrfOf(other);
      expect((await as('ada').post(`${things}/open`, {}, { 'x-xsrf-token': stolen })).statusCode).toBe(403);
    });

    it('asks an API token for no pair', async () => {
      expect((await api.as(token).post(`${things}/open`, {}, { origin: 'https://evil.example' })).statusCode).toBe(200);
    });
  });

  it('lets an earlier refusal win: session, then foreign site and pair, then permission, then row, then body', async () => {
    const foreign = { origin: 'https://evil.example' };
    const wrong = { bad: 1 };
    expect(codeOf(await as('nobody').patch(`${things}/${theirs}`, wrong, foreign))).toBe('not-signed-in');
    expect(codeOf(await as('ada').patch(`${things}/${theirs}`, wrong, { ...foreign, 'x-xsrf-token': '' }))).toBe(
      'cross-site',
    );
    expect(codeOf(await as('ada').patch(`${things}/${theirs}`, wrong, { 'x-xsrf-token': '' }))).toBe('xsrf');
    expect(codeOf(await as('nobody').patch(`${things}/${theirs}`, wrong))).toBe('not-signed-in');
    expect(codeOf(await as('reader').patch(`${things}/${theirs}`, wrong))).toBe('forbidden');
    expect(codeOf(await as('ada').patch(`${things}/${theirs}`, wrong))).toBe('not-found');
    expect(codeOf(await as('ada').patch(`${things}/${ours}`, '{', { 'content-type': 'application/json' }))).toBe(
      'invalid-json',
    );
  });
});

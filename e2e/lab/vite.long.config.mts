import { defineConfig } from 'vitest/config';

// What needs the name servers and the resolver of the system: part of `npm run test:long`
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/lab',
  resolve: { tsconfigPaths: true },
  test: {
    environment: 'node',
    include: ['**/*.long.spec.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxConcurrency: 4,
    reporters: ['default', ['json', { outputFile: process.env['SPEC_REPORT'] ?? '../../test-results/lab.json' }]],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/dns',
  test: {
    environment: 'node',
    include: ['src/**/*.spec.ts'],
    reporters: ['default', ['json', { outputFile: '../../test-results/dns.json' }]],
  },
});

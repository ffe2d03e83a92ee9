import { configDefaults, defineConfig } from 'vitest/config';
import quick from './vite.config.mts';

// `npm run test:long`: the specs that take too long to guard each change
export default defineConfig({
  ...quick,
  test: {
    ...quick.test,
    include: ['src/**/*.long.spec.ts'],
    exclude: configDefaults.exclude,
    testTimeout: 600_000,
    maxWorkers: 1, // they measure
  },
});

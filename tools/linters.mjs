// pkilint and zlint, the public linters that judge what the built-in CA issues: PKILINT is a Python that has it, ZLINT a program.
// By hand: `env $(node tools/linters.mjs) npx vitest run --config apps/api/vite.long.config.mts linters`
import { goProgram, installOnce, printVariables, pythonWith } from './install-once.mjs';

export const installLinters = () =>
  installOnce([
    pythonWith('PKILINT', 'pkilint', '0.13.3'),
    goProgram('ZLINT', 'zlint', '3.7.3', 'github.com/zmap/zlint/v3/cmd/zlint'),
  ]);

if (process.argv[1] === import.meta.filename) printVariables(installLinters());

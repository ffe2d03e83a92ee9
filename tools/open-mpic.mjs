// The CAA checker of Open MPIC, which reads the same CAA records as we do and knows nothing of us: OPEN_MPIC is a Python that has it.
// By hand: `env $(node tools/open-mpic.mjs) npx vitest run --config e2e/lab/vite.long.config.mts open-mpic`
import { installOnce, printVariables, pythonWith } from './install-once.mjs';

export const installOpenMpic = () => installOnce([pythonWith('OPEN_MPIC', 'open-mpic-core', '6.5.0')]);

if (process.argv[1] === import.meta.filename) printVariables(installOpenMpic());

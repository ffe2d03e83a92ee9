import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CaaVerdict, issuer } from '../data/cases.ts';
import { type Lab } from '../lab.ts';

/** Where `tools/open-mpic.mjs` put it. Without it its specs are skipped, and the run says why. */
const { OPEN_MPIC: pythonWithOpenMpic } = process.env;
export const hasOpenMpic = pythonWithOpenMpic !== undefined;

const run = promisify(execFile);

interface Said {
  readonly name: string;
  readonly verdict: CaaVerdict;
}

/** What Open MPIC's checker says of each name, through the lab's resolver. */
export async function askOpenMpic({ ports }: Lab, names: readonly string[]): Promise<Map<string, CaaVerdict>> {
  const program = [join(import.meta.dirname, 'caa-checker.py'), String(ports.unbound), issuer];
  const running = run(pythonWithOpenMpic ?? '', program, { timeout: 120_000, maxBuffer: 8_000_000 });
  running.child.stdin?.end(names.map((name) => JSON.stringify(name)).join('\n'));
  const { stdout } = await running;
  const said = stdout.split('\n').filter((line) => line !== '');
  return new Map(said.map((line) => JSON.parse(line) as Said).map(({ name, verdict }) => [name, verdict]));
}

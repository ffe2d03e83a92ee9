import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { ask } from './ask.ts';
import { freeBase } from './free-ports.ts';
import { type Lab, labAt } from './lab.ts';
import { type LabAnswer, type TypeName } from './message.ts';
import { missingPackages, pathOf } from './programs.ts';
import { type StateQuestion } from './data/states.ts';

/** Specs in a lab of their own, on ports that nobody uses. Skipped, and counted as such, where its programs are missing. */
export function describeInLab(title: string, specs: (lab: () => Lab) => void, views = 0): void {
  describe.skipIf(missingPackages().length > 0)(title, () => {
    let lab: Lab | undefined;
    beforeAll(async () => {
      lab = labAt(await freeBase());
      await lab.start(views);
    });
    afterAll(async () => {
      await lab?.stop();
      if (lab) rmSync(lab.dir, { recursive: true, force: true });
    });
    specs(() => lab!);
  });
}

const hasData = ({ rcode }: LabAnswer) => rcode === 'NOERROR' || rcode === 'NXDOMAIN';

/** From the answer and, where that failed, from the same question with CD=1. */
export async function stateOf(port: number, name: string, type: TypeName) {
  const { rcode, ad, ede, ...answer } = await ask(port, name, type);
  const seen = { rcode, ede };
  if (hasData({ rcode, ad, ede, ...answer })) return { ...seen, state: ad ? 'secure' : 'insecure' };
  const isBogus = rcode === 'SERVFAIL' && hasData(await ask(port, name, type, { cd: true }));
  return { ...seen, state: isBogus ? 'bogus' : 'indeterminate' };
}

export const hasDelv = pathOf('delv') !== undefined;

/** What BIND's validator says of the same question: a second opinion. */
export function delv(lab: Lab, { name, type }: StateQuestion): 'secure' | 'insecure' | 'fail' {
  const server = ['@127.0.0.1', '-p', String(lab.ports.unbound), '-a', lab.path('bind.keys'), '+root=.'];
  const said = outputOf(pathOf('delv') ?? 'delv', [...server, name, type]);
  if (said.includes('unsigned answer')) return 'insecure'; // an alias into an unsigned zone has both lines
  return said.includes('fully validated') ? 'secure' : 'fail';
}

function outputOf(program: string, args: string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch {
    return ''; // it ends with an error where nothing could be validated
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Where `tools/linters.mjs` put them. Without them their specs are skipped, and the run says why. */
const { PKILINT: pythonWithPkilint, ZLINT: zlintProgram } = process.env;
export const hasPkilint = pythonWithPkilint !== undefined;
export const hasZlint = zlintProgram !== undefined;

const serious = ['WARNING', 'ERROR', 'FATAL', 'warn', 'error', 'fatal'];

/** pkilint's commands, one after the other in one process: each alone would read all rules first, which takes a second. */
const manyCommands = `
import contextlib, importlib, io, json, sys
for call in sys.stdin:
    command, words, text = json.loads(call)
    document, said, calls = io.BytesIO(text.encode()), io.StringIO(), sys.stdin
    document.name, sys.stdin = "-", io.TextIOWrapper(document)
    with contextlib.redirect_stdout(said):
        importlib.import_module("pkilint.bin." + command).main(["lint", *words, "-f", "JSON", "-"])
    sys.stdin = calls
    print(json.dumps(said.getvalue()), flush=True)
`;

interface PkilintReport {
  readonly results: readonly { readonly finding_descriptions: readonly { severity: string; code: string }[] }[];
}

export class Pkilint {
  private readonly child = spawn(pythonWithPkilint ?? '', ['-c', manyCommands], { stdio: ['pipe', 'pipe', 'inherit'] });
  private readonly answers = createInterface(this.child.stdout)[Symbol.asyncIterator]();

  /** What a command finds at WARNING or above in a document, PEM or base64. One that cannot be read is no clean one: it throws. */
  async findings([command, ...words]: readonly string[], document: string): Promise<string[]> {
    this.child.stdin.write(`${JSON.stringify([command, words, document])}\n`);
    const answer = await this.answers.next();
    if (answer.done) throw new Error('pkilint has ended');
    const { results } = JSON.parse(JSON.parse(answer.value) as string) as PkilintReport;
    return results
      .flatMap(({ finding_descriptions: all }) => all.filter(({ severity }) => serious.includes(severity)))
      .map(({ severity, code }) => `${severity} ${code}`);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.stdin.end();
    await ended;
  }
}

/** What zlint finds at warn or above, by all its sources. Its exit status says nothing: what it could not read is no JSON. */
export async function zlint(pem: string): Promise<string[]> {
  const child = spawn(zlintProgram ?? '', ['-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(pem);
  const lints = JSON.parse(await whole(child.stdout)) as Record<string, { readonly result: string }>;
  return Object.entries(lints)
    .filter(([, { result }]) => serious.includes(result))
    .map(([lint, { result }]) => `${result} ${lint}`);
}

async function whole(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

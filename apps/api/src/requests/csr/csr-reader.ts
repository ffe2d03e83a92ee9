import { CsrFault, inspectCsr, weakKeyFaults, type CsrFacts, type KeyFault } from '@countersign/pki';

/** What a CSR says, and what is weak about its key: all that costs time to find out. */
export interface CsrReading {
  readonly facts: CsrFacts;
  readonly weaknesses: readonly KeyFault[];
}

/** Reads a CSR, or throws the `CsrFault` that says why not. */
export abstract class CsrReader {
  /** Where several wait, they take turns by who asks. */
  abstract read(pem: string, who: string): Promise<CsrReading>;
}

/** In this thread: for specs, which run without a bundle, and so without the file of the worker. */
export class CsrReaderHere extends CsrReader {
  read(pem: string): Promise<CsrReading> {
    return readingOf(pem);
  }
}

async function readingOf(pem: string): Promise<CsrReading> {
  const facts = await inspectCsr(pem);
  return { facts, weaknesses: weaknessesOf(facts) };
}

const mostRemembered = 10_000;
const remembered = new Map<string, KeyFault[]>();

/** It takes long to find out and never changes for a key, which is asked about twice: when it comes and when it is certified. */
function weaknessesOf(facts: CsrFacts): KeyFault[] {
  const { spkiSha256 } = facts.key;
  const found = remembered.get(spkiSha256) ?? weakKeyFaults(facts);
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size >= mostRemembered) remembered.delete(oldest);
  remembered.set(spkiSha256, found);
  return found;
}

/** What comes back from a worker, and how much of the processor it took: errors lose their class on the way. */
export type ReaderAnswer = { readonly id: number; readonly milliseconds: number } & (
  { readonly reading: CsrReading } | { readonly fault: Pick<CsrFault, 'code' | 'params'> | null }
);

/** In the worker: what is no fault of the CSR is ours, and `null` says no more about it. */
export async function answerTo(id: number, pem: string): Promise<ReaderAnswer> {
  const before = process.threadCpuUsage();
  const outcome = await readingOf(pem).then(
    (reading) => ({ reading }),
    (error: unknown) => ({ fault: error instanceof CsrFault ? { code: error.code, params: error.params } : null }),
  );
  const { user, system } = process.threadCpuUsage(before);
  return { id, milliseconds: (user + system) / 1000, ...outcome };
}

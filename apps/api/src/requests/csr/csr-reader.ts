import { CsrFault, inspectCsr, type CsrFacts } from '@countersign/pki';

/** Reads a CSR, or throws the `CsrFault` that says why not. */
export abstract class CsrReader {
  abstract read(pem: string): Promise<CsrFacts>;
}

/** In this thread: for specs, which run without a bundle, and so without the file of the worker. */
export class CsrReaderHere extends CsrReader {
  read(pem: string): Promise<CsrFacts> {
    return inspectCsr(pem);
  }
}

/** What comes back from a worker: errors lose their class on the way. */
export type Reading =
  | { readonly id: number; readonly facts: CsrFacts }
  | { readonly id: number; readonly fault: Pick<CsrFault, 'code' | 'params'> | null };

/** In the worker: what is no fault of the CSR is ours, and `null` says no more about it. */
export async function readingOf(id: number, pem: string): Promise<Reading> {
  try {
    return { id, facts: await inspectCsr(pem) };
  } catch (error) {
    return { id, fault: error instanceof CsrFault ? { code: error.code, params: error.params } : null };
  }
}

import type { Csr, KeyPolicy, Problem } from '@countersign/contracts';
import { type Code, type Params, say } from '@countersign/words';

/** A refused CSR in words; the command makes a good one. */
export interface CsrTrouble {
  readonly title: string;
  readonly text: string;
  readonly command: string | null;
}
export type CsrReading = { readonly csr: Csr } | { readonly trouble: CsrTrouble };

/** More than any CSR, less than a photograph dropped by mistake. */
const mostBytes = 65_536;

/**
 * Reads a CSR here, before anything is sent: a private key or a certificate taken by mistake must not leave this browser, and the
 * person learns at once which rule a key breaks.
 */
export async function readCsr(input: string | Uint8Array, keys: KeyPolicy): Promise<CsrReading> {
  if (input.length > mostBytes) return { trouble: troubleOf('csr-unreadable', {}) };
  const pki = await import('./csr-reader');
  try {
    const facts = await pki.inspectCsr(input);
    const [fault] = pki.keyFaults(facts, keys, new Date());
    return fault ? { trouble: troubleOf(fault.code, fault.params) } : { csr: pki.csrOf(facts) };
  } catch (error) {
    if (error instanceof pki.CsrFault) return { trouble: troubleOf(error.code, error.params) };
    return { trouble: troubleOf('csr-unreadable', {}) };
  }
}

function troubleOf(code: Code, params: Params): CsrTrouble {
  const { title, what, why, fix } = say(code, params);
  return withCommand(title, `${what} ${why} ${fix}`);
}

/** The server's refusal, in the same shape. */
export const troubleOfProblem = ({ title, detail, errors }: Problem): CsrTrouble =>
  withCommand(title, errors[0]?.message ?? detail);

/** The last part of a fix may be a command: it gets a line of its own, to copy. */
function withCommand(title: string, text: string): CsrTrouble {
  const at = text.indexOf('openssl ');
  return at < 0 ? { title, text, command: null } : { title, text: text.slice(0, at).trim(), command: text.slice(at) };
}

import type { Exchange } from '../exchange';

/** What came of a question over one transport. */
export type Outcome = Pick<Exchange, 'response' | 'fault'>;

/** Who floods the socket tries to guess the id (RFC 5452): then what comes over it is worth nothing. */
const mostMismatches = 20;

/** V-R3: takes the first message that counts, ignores the others and remembers the last of them. */
export class Inbox {
  private last: Uint8Array | null = null;
  private mismatches = 0;

  constructor(private readonly counts: (message: Uint8Array) => boolean) {}

  /** Undefined: waiting goes on. */
  take(message: Uint8Array): Outcome | undefined {
    if (this.counts(message)) return { response: message, fault: null };
    this.last = message;
    this.mismatches += 1;
    return this.mismatches >= mostMismatches ? { response: message, fault: 'mismatch' } : undefined;
  }

  /** Nothing that counts will come any more. */
  close(fault: 'timeout' | 'unreachable'): Outcome {
    return this.last ? { response: this.last, fault: 'unreadable' } : { response: null, fault };
  }
}

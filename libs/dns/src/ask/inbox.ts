import type { Exchange } from '../exchange';
import type { Room } from './room';

/** What came of a question over one transport. */
export type Outcome = Pick<Exchange, 'response' | 'fault'>;

/** Who floods the socket tries to guess the id (RFC 5452): then what comes over it is worth nothing. */
const mostMismatches = 20;

const dropped: Outcome = { response: null, fault: 'unreadable' };

/** Something came and was not read, for there was no room. */
export const isDropped = ({ response, fault }: Outcome): boolean => response === null && fault === 'unreadable';

/** V-R3: takes the first message that counts, ignores the others and remembers the last of them. */
export class Inbox {
  private last: Uint8Array | null = null;
  private mismatches = 0;

  constructor(
    private readonly counts: (message: Uint8Array) => boolean,
    private readonly room: Room,
  ) {}

  /** Undefined: waiting goes on. */
  take(message: Uint8Array): Outcome | undefined {
    if (!this.room.take(message.length)) return dropped;
    if (this.counts(message)) return { response: message, fault: null };
    this.last = message;
    this.mismatches += 1;
    return this.mismatches >= mostMismatches ? { response: message, fault: 'mismatch' } : undefined;
  }

  /** What is no message at all: on record as it came, if it fits. */
  refuse(bytes: Uint8Array): Outcome {
    return this.room.take(bytes.length) ? { response: bytes, fault: 'unreadable' } : dropped;
  }

  /** Nothing that counts will come any more. */
  close(fault: 'timeout' | 'unreachable'): Outcome {
    return this.last ? { response: this.last, fault: 'unreadable' } : { response: null, fault };
  }
}

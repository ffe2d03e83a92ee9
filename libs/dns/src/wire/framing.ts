import { readName } from './names';
import { Unreadable } from './unreadable';

export const largestMessage = 65_535;
const headerLength = 12;

/** A record between its bounds. Nothing of its RDATA has been read yet. */
export interface Frame {
  readonly name: string;
  readonly type: number;
  readonly class: number;
  readonly ttl: number;
  readonly rdataAt: number;
  readonly rdataLength: number;
}

export interface Framing {
  readonly id: number;
  readonly flags: number;
  readonly questions: readonly { readonly name: string; readonly type: number; readonly class: number }[];
  /** Answer, authority, additional. */
  readonly sections: readonly [readonly Frame[], readonly Frame[], readonly Frame[]];
}

/** Walks a message to its last byte (V-R3): as many questions and records as its header counts, none past the end, nothing behind them. */
export function walk(bytes: Uint8Array): Framing {
  if (bytes.length < headerLength) throw new Unreadable('shorter than a header');
  if (bytes.length > largestMessage) throw new Unreadable('longer than a message can be');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = headerLength;

  const question = () => {
    const { name, end } = readName(bytes, at);
    at = within(end + 4, bytes);
    return { name, type: view.getUint16(end), class: view.getUint16(end + 2) };
  };
  const record = (): Frame => {
    const { name, end } = readName(bytes, at);
    const rdataAt = within(end + 10, bytes);
    const rdataLength = view.getUint16(end + 8);
    at = within(rdataAt + rdataLength, bytes);
    return {
      name,
      type: view.getUint16(end),
      class: view.getUint16(end + 2),
      ttl: view.getUint32(end + 4),
      rdataAt,
      rdataLength,
    };
  };
  const counted = <T>(countAt: number, read: () => T): T[] => Array.from({ length: view.getUint16(countAt) }, read);

  const questions = counted(4, question);
  const sections = [counted(6, record), counted(8, record), counted(10, record)] as const;
  if (at !== bytes.length) throw new Unreadable('bytes behind the last record');
  return { id: view.getUint16(0), flags: view.getUint16(2), questions, sections };
}

function within(end: number, bytes: Uint8Array): number {
  if (end > bytes.length) throw new Unreadable('a record past the end');
  return end;
}

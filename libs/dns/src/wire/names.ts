import { Unreadable } from './unreadable';

const headerLength = 12;
const longestName = 255;
/** A name has at most 127 labels, each of which may stand behind a pointer of its own. */
const mostPointers = 127;

interface NameRead {
  readonly name: string;
  /** Where reading goes on. */
  readonly end: number;
}

/**
 * A name of the message (RFC 1035 §4.1.4): in lower case, without its final dot, "." for the root. Bytes that are no part of a host name are
 * written \DDD, so that no label can look like two. Pointers lead strictly backwards: reading always ends.
 */
export function readName(bytes: Uint8Array, start: number): NameRead {
  const labels: string[] = [];
  let [at, segment, end, length, pointers] = [start, start, 0, 1, 0];
  for (;;) {
    const size = byteAt(bytes, at);
    if (size >= 0xc0) {
      const target = ((size & 0x3f) << 8) | byteAt(bytes, at + 1);
      if (target >= segment || target < headerLength) throw new Unreadable('a pointer that does not lead backwards');
      if ((pointers += 1) > mostPointers) throw new Unreadable('too many pointers');
      end ||= at + 2;
      at = segment = target;
      continue;
    }
    if (size > 63) throw new Unreadable('a label of an unknown kind');
    if (size === 0) return { name: labels.join('.') || '.', end: end || at + 1 };
    if ((length += size + 1) > longestName) throw new Unreadable('a name that is too long');
    if (at + 1 + size > bytes.length) throw new Unreadable('a name past the end');
    labels.push(labelText(bytes.subarray(at + 1, at + 1 + size)));
    at += size + 1;
  }
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Unreadable('a name past the end');
  return byte;
}

/** RFC 1035 §5.1, RFC 4343: of letters only those of ASCII have a lower case. */
function labelText(label: Uint8Array): string {
  const text = Buffer.from(label.buffer, label.byteOffset, label.length).toString('latin1');
  return plainLabel.test(text) ? text.toLowerCase() : Array.from(label, byteText).join('');
}

const plainLabel = /^[\w-]*$/;

function byteText(byte: number): string {
  if (byte === 0x2e || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
  if (byte <= 0x20 || byte >= 0x7f) return `\\${String(byte).padStart(3, '0')}`;
  return String.fromCharCode(byte).toLowerCase();
}

/** The wire form of a name of a question: A-labels, "." for the root. Throws for what no name can be. */
export function nameBytes(name: string): Uint8Array {
  if (name === '.') return new Uint8Array(1);
  const labels = name.split('.').map((label) => Buffer.from(label, 'latin1'));
  const length = labels.reduce((sum, label) => sum + label.length + 1, 1);
  if (labels.some((label) => label.length === 0 || label.length > 63) || length > longestName) {
    throw new RangeError(`No domain name: ${name.slice(0, 80)}`);
  }
  return Buffer.concat([...labels.flatMap((label) => [Buffer.of(label.length), label]), Buffer.alloc(1)]);
}

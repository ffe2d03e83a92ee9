import { bytesOf, joined } from './bytes';
import type { Bytes } from './bytes';

/** Identifier octets (X.690 §8.1.2) of the types that certificates and requests are made of. */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

export const contextTag = (number: number): number => 0x80 | number;
export const constructedTag = (number: number): number => 0xa0 | number;

/** The input is not DER, or not the structure that was asked for. */
export class DerError extends Error {
  override readonly name = 'DerError';

  constructor(
    message: string,
    /** What a person is told, where that says more than that the bytes are damaged. */
    readonly reason: 'damaged' | 'undecodable' | 'control-character' | 'too-deep' = 'damaged',
  ) {
    super(message);
  }
}

/** One element: its identifier octet, the whole of its bytes, and what is inside. */
export interface Element {
  readonly tag: number;
  readonly bytes: Bytes;
  readonly content: Bytes;
}

/** The one element that the input consists of. */
export function readDer(input: Uint8Array): Element {
  const bytes = bytesOf(input);
  const element = elementAt(bytes, 0);
  if (element.bytes.length !== bytes.length) throw new DerError('Bytes follow the end');
  return element;
}

/** The elements one level below; reading is lazy, so depth costs nothing until somebody walks down. */
export function childrenOf(parent: Element): Element[] {
  const children: Element[] = [];
  for (let at = 0; at < parent.content.length;) {
    const child = elementAt(parent.content, at);
    children.push(child);
    at += child.bytes.length;
  }
  return children;
}

function elementAt(bytes: Bytes, start: number): Element {
  const tag = byteAt(bytes, start);
  if ((tag & 0x1f) === 0x1f) throw new DerError('Tag numbers above 30 are not used here');
  const { length, headerEnd } = lengthAt(bytes, start + 1);
  const end = headerEnd + length;
  if (end > bytes.length) throw new DerError('Cut off');
  return { tag, bytes: bytes.subarray(start, end), content: bytes.subarray(headerEnd, end) };
}

/** DER knows definite lengths in their shortest form alone (X.690 §10.1). */
function lengthAt(bytes: Bytes, at: number): { length: number; headerEnd: number } {
  const first = byteAt(bytes, at);
  if (first < 0x80) return { length: first, headerEnd: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 3) throw new DerError('Length is indefinite or too long');
  let length = 0;
  for (let i = 1; i <= count; i += 1) length = length * 256 + byteAt(bytes, at + i);
  if (length < 0x80 || byteAt(bytes, at + 1) === 0) throw new DerError('Length is not in its shortest form');
  return { length, headerEnd: at + 1 + count };
}

function byteAt(bytes: Bytes, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new DerError('Cut off');
  return byte;
}

/** Everything that is constructed must be whole, and no deeper than `maxDepth`. Walks without recursion. */
export function requireWellFormed(root: Element, maxDepth: number): void {
  const open: { element: Element; depth: number }[] = [{ element: root, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { element, depth } = next;
    if (depth > maxDepth) throw new DerError('Nested too deeply', 'too-deep');
    if ((element.tag & 0x20) === 0) continue;
    open.push(...childrenOf(element).map((child) => ({ element: child, depth: depth + 1 })));
  }
}

/** One element made of an identifier octet and what goes inside. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const content = joined(...parts);
  return joined(Uint8Array.of(tag), lengthOctets(content.length), content);
}

function lengthOctets(length: number): Bytes {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

import { toBigInt } from './bytes';
import type { Bytes } from './bytes';
import { childrenOf, DerError, Tag } from './der';
import type { Element } from './der';

/** Steps through the fields of a SEQUENCE in order; whatever is not there, or left over, is an error. */
export class Fields {
  private readonly rest: Element[];

  constructor(parent: Element, tag: number = Tag.sequence) {
    if (parent.tag !== tag) throw new DerError(`Expected tag ${tag}, found ${parent.tag}`);
    this.rest = childrenOf(parent);
  }

  any(): Element {
    const next = this.rest.shift();
    if (next === undefined) throw new DerError('A field is missing');
    return next;
  }

  required(...tags: readonly number[]): Element {
    const next = this.any();
    if (!tags.includes(next.tag)) throw new DerError(`Expected tag ${tags.join(' or ')}, found ${next.tag}`);
    return next;
  }

  optional(...tags: readonly number[]): Element | null {
    return tags.includes(this.rest[0]?.tag ?? -1) ? this.any() : null;
  }

  end(): void {
    if (this.rest.length > 0) throw new DerError('A field too many');
  }
}

/** The elements of a SEQUENCE OF or SET OF. */
export function itemsOf(parent: Element, ...tags: readonly number[]): Element[] {
  if (!tags.includes(parent.tag)) throw new DerError(`Expected tag ${tags.join(' or ')}, found ${parent.tag}`);
  return childrenOf(parent);
}

/** The content of an INTEGER without its leading zero; negative ones have no place in keys and serials. */
export function unsigned(integer: Element): Bytes {
  const { content } = integer;
  const [first, second] = content;
  if (integer.tag !== Tag.integer || first === undefined || first >= 0x80) throw new DerError('Not a positive integer');
  if (first === 0 && second !== undefined && second < 0x80) throw new DerError('Integer is not in its shortest form');
  return first === 0 && content.length > 1 ? content.subarray(1) : content;
}

export function smallNumber(integer: Element): number {
  const bytes = unsigned(integer);
  if (bytes.length > 4) throw new DerError('Number is too large');
  return Number(toBigInt(bytes));
}

export function boolean(element: Element): boolean {
  if (element.tag !== Tag.boolean || element.content.length !== 1) throw new DerError('Not a boolean');
  return element.content[0] !== 0;
}

/** The bits of a BIT STRING that ends on an octet, as keys and signatures do. */
export function wholeOctets(bitString: Element): Bytes {
  if (bitString.tag !== Tag.bitString || bitString.content[0] !== 0) throw new DerError('Not a string of whole octets');
  return bitString.content.subarray(1);
}

/** Positions of the bits that are set in a BIT STRING of names, such as keyUsage. */
export function namedBits(bitString: Element): number[] {
  if (bitString.tag !== Tag.bitString || bitString.content.length === 0) throw new DerError('Not a bit string');
  return [...bitString.content.subarray(1)].flatMap((byte, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (byte & (0x80 >> bit)) !== 0).map((bit) => index * 8 + bit),
  );
}

export function oid(element: Element): string {
  if (element.tag !== Tag.oid || element.content.length === 0 || element.content.length > 128)
    throw new DerError('Not an object identifier');
  const arcs: bigint[] = [];
  let arc = 0n;
  let open = false;
  for (const byte of element.content) {
    if (!open && byte === 0x80) throw new DerError('Object identifier is not in its shortest form');
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    open = byte >= 0x80;
    if (open) continue;
    arcs.push(...(arcs.length === 0 ? firstArcs(arc) : [arc]));
    arc = 0n;
  }
  if (open) throw new DerError('Object identifier is cut off');
  return arcs.join('.');
}

const firstArcs = (packed: bigint): bigint[] => {
  const first = packed < 80n ? packed / 40n : 2n;
  return [first, packed - first * 40n];
};

/** UTCTime or GeneralizedTime as RFC 5280 §4.1.2.5 writes them: seconds, Z, no fractions. */
export function time(element: Element): Date {
  const text = String.fromCharCode(...element.content);
  const parts = element.tag === Tag.utcTime ? /^(\d\d)(\d{10})Z$/.exec(text) : /^(\d{4})(\d{10})Z$/.exec(text);
  const [, year, rest] = parts ?? [];
  if (year === undefined || rest === undefined) throw new DerError('Not a time');
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  const [month, day, hour, minute, second] = rest.match(/../g) ?? [];
  const at = new Date(`${century}${year}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`);
  if (Number.isNaN(at.getTime())) throw new DerError('Not a time');
  return at;
}

// A DNS message in a few lines, for the lab's own questions. Not a model for a resolver.
import { randomInt } from 'node:crypto';

export const typeNumbers = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  TXT: 16,
  AAAA: 28,
  DS: 43,
  DNSKEY: 48,
  CAA: 257,
} as const;
export type TypeName = keyof typeof typeNumbers;

const opt = 41;
const extendedError = 15;
const rcodes = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];

export interface LabRecord {
  readonly type: number;
  readonly rdata: Buffer;
}
export interface LabAnswer {
  readonly rcode: string;
  readonly ad: boolean;
  readonly ede: readonly number[];
  readonly answer: readonly LabRecord[];
}

export function question(name: string, type: TypeName, { cd = false } = {}): Buffer {
  const rd = 0x01;
  const head = uint16(randomInt(65_536), (rd << 8) | 0x20 | (cd ? 0x10 : 0), 1, 0, 0, 1);
  const edns = Buffer.from([0, 0, opt, 0x04, 0xd0, 0, 0, 0x80, 0, 0, 0]); // 1,232 bytes, DO=1
  return Buffer.concat([head, wireName(name), uint16(typeNumbers[type], 1), edns]);
}

export const isTruncated = (message: Buffer) => (message.readUInt8(2) & 2) !== 0;

export function readAnswer(message: Buffer): LabAnswer {
  const flags = message.readUInt8(3);
  const [questions, answers, others] = [message.readUInt16BE(4), message.readUInt16BE(6), message.readUInt16BE(8)];
  let at = 12;
  for (let n = 0; n < questions; n++) at = afterName(message, at) + 4;
  const records: LabRecord[] = [];
  for (let n = answers + others + message.readUInt16BE(10); n > 0; n--) {
    const start = afterName(message, at);
    const end = start + 10 + message.readUInt16BE(start + 8);
    if (end > message.length) throw new Error('A record runs past the end');
    records.push({ type: message.readUInt16BE(start), rdata: message.subarray(start + 10, end) });
    at = end;
  }
  return {
    rcode: rcodes[flags & 15] ?? String(flags & 15),
    ad: (flags & 0x20) !== 0,
    ede: records.filter(({ type }) => type === opt).flatMap(({ rdata }) => extendedErrors(rdata)),
    answer: records.slice(0, answers),
  };
}

function extendedErrors(options: Buffer): number[] {
  const codes: number[] = [];
  for (let at = 0; at + 4 <= options.length; at += 4 + options.readUInt16BE(at + 2))
    if (options.readUInt16BE(at) === extendedError) codes.push(options.readUInt16BE(at + 4));
  return codes;
}

const wireName = (name: string) =>
  Buffer.concat([
    ...name
      .split('.')
      .filter(Boolean)
      .map((label) => Buffer.from(String.fromCharCode(label.length) + label, 'latin1')),
    Buffer.from([0]),
  ]);

export function afterName(message: Buffer, from: number): number {
  for (let at = from; ;) {
    const length = message.readUInt8(at);
    if (length >= 0xc0) return at + 2;
    if (length === 0) return at + 1;
    at += 1 + length;
  }
}

export const uint16 = (...values: number[]) => Buffer.from(values.flatMap((value) => [value >> 8, value & 255]));

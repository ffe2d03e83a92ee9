import { encode, type Answer } from 'dns-packet';

export const rcodes = { noerror: 0, formerr: 1, servfail: 2, nxdomain: 3, notimp: 4, refused: 5 } as const;

export interface GivenAnswer {
  readonly rcode?: keyof typeof rcodes;
  readonly ad?: boolean;
  readonly tc?: boolean;
  readonly answers?: readonly Answer[];
  readonly authorities?: readonly Answer[];
  /** Codes of extended errors. */
  readonly ede?: readonly number[];
}

const headerLength = 12;
const optLength = 11;

/** The bytes of an answer to these bytes of a question: same id, same question, CD as asked. */
export function answerTo(query: Uint8Array, given: GivenAnswer = {}): Buffer {
  const { answers = [], authorities = [], ede = [], rcode = 'noerror' } = given;
  const records = encode({ type: 'response', answers: [...answers], authorities: [...authorities] });
  const header = Buffer.from(records.subarray(0, headerLength));
  header.set(query.subarray(0, 2));
  const cd = (query[3] ?? 0) & 0x10;
  header.writeUInt16BE(0x8180 | (given.tc ? 0x0200 : 0) | (given.ad ? 0x20 : 0) | cd | rcodes[rcode], 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(1, 10);
  const asked = query.subarray(headerLength, query.length - optLength);
  return Buffer.concat([header, asked, records.subarray(headerLength), optWith(ede)]);
}

function optWith(codes: readonly number[]): Buffer {
  const options = codes.map((code) => Buffer.of(0, 15, 0, 2, code >> 8, code & 0xff));
  return Buffer.concat([Buffer.of(0, 0, 41, 0x04, 0xd0, 0, 0, 0x80, 0, 0, options.length * 6), ...options]);
}

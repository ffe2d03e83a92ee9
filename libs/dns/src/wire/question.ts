import { randomBytes } from 'node:crypto';
import type { Question } from '../exchange';
import { nameBytes } from './names';
import { typeNumber } from './types';

const recursionDesired = 0x0100;
const authenticData = 0x0020;
const checkingDisabled = 0x0010;
/** OPT (RFC 6891): 1,232 bytes over UDP, DO=1. */
const opt = Buffer.of(0, 0, 41, 0x04, 0xd0, 0, 0, 0x80, 0, 0, 0);

/** A question to a validating resolver (V-R1, V-R2). */
export const resolverQuery = (question: Question, cd: boolean): Buffer =>
  query(question, recursionDesired | authenticData | (cd ? checkingDisabled : 0));

/** A question to a server of the zone itself: no recursion. */
export const authorityQuery = (question: Question): Buffer => query(question, 0);

function query({ name, type }: Question, flags: number): Buffer {
  const head = Buffer.alloc(12);
  randomBytes(2).copy(head);
  head.writeUInt16BE(flags, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(1, 10);
  const tail = Buffer.alloc(4);
  tail.writeUInt16BE(typeNumber(type));
  tail.writeUInt16BE(1, 2);
  return Buffer.concat([head, nameBytes(name), tail, opt]);
}

export const idOf = (message: Uint8Array): number => ((message[0] ?? 0) << 8) | (message[1] ?? 0);

export const asksUnchecked = (message: Uint8Array): boolean => ((message[3] ?? 0) & checkingDisabled) !== 0;

/** The same question with the letters of its name in random case (0x20): whoever forges an answer has to guess them too. */
export function inRandomCase(message: Uint8Array): Buffer {
  const mixed = Buffer.from(message);
  const name = mixed.subarray(12, -4 - opt.length);
  const bits = randomBytes(name.length);
  name.forEach((byte, i) => {
    if (isLowerLetter(byte) && (bits[i] ?? 0) & 1) name[i] = byte - 0x20;
  });
  return mixed;
}

/** Label lengths are below 64, so what looks like a letter is one. */
const isLowerLetter = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;

/** Whether an answer repeats the name byte by byte. */
export const echoesCase = (query: Uint8Array, answer: Uint8Array): boolean => {
  const end = query.length - opt.length;
  return Buffer.compare(query.subarray(12, end), answer.subarray(12, end)) === 0;
};

import { createHash, randomInt } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 26;

/** 130 random bits (TLS BR 3.2.2.4.7 asks for 112) in letters that survive every name server and editor. */
export const newChallengeValue = (): string =>
  Array.from({ length: LENGTH }, () => alphabet[randomInt(alphabet.length)]).join('');

/** A name of its own: a server that repeats the address it was asked for must not repeat the value (TLS BR 3.2.2.4.18). */
export function newFileName(value: string): string {
  const name = newChallengeValue();
  return name === value ? newFileName(value) : `${name}.txt`;
}

/** By which a value is known where the value itself is not kept. */
export const valueHash = (value: string): string => createHash('sha256').update(value, 'utf8').digest('hex');

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'; // RFC 4648 §6

/** 128 random bits (S/MIME BR 1.6.1 asks for 112) in five groups, for a person to type: XXXXX-XXXXX-XXXXX-XXXXX-XXXXXX. */
export const newToken = (): string => grouped(base32(randomBytes(16)));

/** Blanks and hyphens are the layout of the mail, capitals a matter of taste; nothing else is forgiven. */
export const tokenHash = (typed: string): Buffer =>
  createHash('sha256').update(typed.replace(/[\s-]/g, '').toUpperCase(), 'utf8').digest();

/** In constant time: hashes of equal length, whatever was typed. */
export const isToken = (typed: string, hash: Buffer): boolean => timingSafeEqual(tokenHash(typed), hash);

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{1,5}/g) ?? [];
  return letters.map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

const grouped = (letters: string) => letters.replace(/^(.{5})(.{5})(.{5})(.{5})(.{6})$/, '$1-$2-$3-$4-$5');

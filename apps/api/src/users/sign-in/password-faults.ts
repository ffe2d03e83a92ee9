import { createHash } from 'node:crypto';
import { commonCores } from './common-cores';
import { commonPasswords } from './common-passwords';

export type PasswordFault = 'password-own-address' | 'password-own-name' | 'password-common' | 'password-repeats';

/** Whose password it is to be. */
export interface Owner {
  readonly name: string;
  readonly email: string;
}

/** Why a new password is refused, or null. Length alone is the contract's; no rules of digits and signs (NIST SP 800-63B §3.1.1.2). */
export function passwordFault(password: string, { name, email }: Owner): PasswordFault | null {
  const plain = password.normalize('NFKC').trim().toLowerCase();
  const address = email.toLowerCase();
  const mailbox = address.slice(0, address.lastIndexOf('@'));
  if (plain === mailbox || isMadeOf(plain, [address]) || isMadeOf(plain, [mailbox])) return 'password-own-address';
  if (isMadeOf(plain, namesOf(name))) return 'password-own-name';
  if (/^(.{1,4})\1*$/u.test(plain)) return 'password-repeats';
  return isCommon(plain) ? 'password-common' : null;
}

/** The letters of these and no others, whatever digits and signs stand between and around them. */
const isMadeOf = (plain: string, texts: readonly string[]) => {
  const letters = lettersOf(plain);
  return letters.length >= 4 && texts.some((text) => lettersOf(text) === letters);
};
const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '');

/** A name as people write it: each part, and all of them forth and back. */
function namesOf(name: string): string[] {
  const parts = name.normalize('NFKC').toLowerCase().split(/\s+/);
  return [...parts, parts.join(''), parts.toReversed().join('')];
}

/** Along the digits, the alphabet or the keyboard. */
const forth = [
  '1234567890'.repeat(13),
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
];
const runs = forth.flatMap((run) => [run, Array.from(run).toReversed().join('')]);

/** On the list, or a word of the list that digits and signs were put around, or that was written twice. */
function isCommon(plain: string): boolean {
  const [, once = plain] = /^(.+?)\1+$/u.exec(plain) ?? [];
  const core = once.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (commonPasswords.has(plain) || runs.some((run) => run.includes(plain))) return true;
  return commonCores.has(createHash('sha256').update(core).digest('hex').slice(0, 8));
}

import { commonPasswords } from './common-passwords';

export type PasswordFault = 'password-own-address' | 'password-common' | 'password-repeats';

/** Why a new password is refused, or null. Length alone is the contract's; no rules of digits and signs (NIST SP 800-63B §3.1.1.2). */
export function passwordFault(password: string, email: string): PasswordFault | null {
  const plain = password.normalize('NFKC').trim().toLowerCase();
  const address = email.toLowerCase();
  const mailbox = address.slice(0, address.lastIndexOf('@'));
  if (plain === address || plain === mailbox) return 'password-own-address';
  if (/^(.{1,4})\1*$/u.test(plain)) return 'password-repeats';
  return commonPasswords.has(plain) ? 'password-common' : null;
}

import { domainToASCII } from 'node:url';

/** The key that two spellings of one address share: domains are equal in any case and as A-label or U-label (RFC 5890 §2.3.2.4); mailboxes in practice too. */
export function addressKey(address: string): string {
  const at = address.lastIndexOf('@');
  const mailbox = address.slice(0, at).normalize('NFC').toLowerCase();
  const domain = address.slice(at + 1);
  return `${mailbox}@${domainToASCII(domain) || domain.toLowerCase()}`;
}

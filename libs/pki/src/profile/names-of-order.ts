import { isSubjectAttribute } from '../asn1/oids';
import type { SubjectAttribute } from '../asn1/oids';
import { parseEmail } from '../names/email';
import type { Mailbox } from '../names/email';
import { isNameFault } from '../names/name-fault';
import { fault, OrderFault, subjectOrder } from './order';
import type { LeafOrder, OrderedAttribute, ProfileFault } from './order';

export interface CertifiedAttribute {
  readonly attribute: SubjectAttribute;
  readonly value: string;
}

/** The names as they stand in the certificate: each address normalised once and used everywhere in that form. */
export interface CertifiedNames {
  readonly subject: readonly CertifiedAttribute[];
  readonly mailboxes: readonly Mailbox[];
}

/** X.520 grants a common name this many characters, PKCS#9 an emailAddress this many. */
const longestCommonName = 64;
const longestEmailAddress = 255;

export function namesOfOrder(order: Pick<LeafOrder, 'subject' | 'emails'>): CertifiedNames {
  const mailboxes = distinctMailboxes(order.emails);
  const subject = order.subject.filter(({ value }) => value !== '').flatMap((item) => certified(item, mailboxes));
  const distinct = subject.filter((item, index) => subject.findIndex((other) => isSame(item, other)) === index);
  return { subject: distinct.sort((a, b) => rank(a) - rank(b)), mailboxes };
}

function distinctMailboxes(emails: readonly string[]): Mailbox[] {
  const parsed = emails.map((email) => ({ email, mailbox: parseEmail(email) }));
  const faults: ProfileFault[] = [];
  const mailboxes = new Map<string, Mailbox>();
  for (const { email, mailbox } of parsed) {
    if (isNameFault(mailbox)) faults.push(fault('san.address', `"${email}" is not an address that can be certified.`));
    else mailboxes.set(mailbox.address, mailbox);
  }
  if (faults.length > 0) throw new OrderFault(faults);
  return [...mailboxes.values()];
}

/**
 * An address in the subject equals one of the subjectAltName byte for byte (SBR 7.1.4.2.2). Where a common name is too short
 * for it, emailAddress holds it; that one knows ASCII alone, so an address too long with a local part beyond ASCII is left to
 * the subjectAltName.
 */
function certified({ attribute, value }: OrderedAttribute, mailboxes: readonly Mailbox[]): CertifiedAttribute[] {
  if (!isSubjectAttribute(attribute))
    throw new OrderFault([fault('subject.attribute', `No attribute is named "${attribute}".`)]);
  if (attribute !== 'commonName' && attribute !== 'emailAddress') return [{ attribute, value: value.normalize('NFC') }];
  const mailbox = mailboxOf(value, mailboxes);
  if (mailbox === null) return [{ attribute, value: value.normalize('NFC') }];
  const { address, smtpUtf8 } = mailbox;
  if (attribute === 'commonName' && address.length <= longestCommonName) return [{ attribute, value: address }];
  if (smtpUtf8 || address.length > longestEmailAddress) return [];
  return [{ attribute: 'emailAddress', value: address }];
}

function mailboxOf(value: string, mailboxes: readonly Mailbox[]): Mailbox | null {
  const typed = parseEmail(value);
  if (isNameFault(typed)) return null;
  return mailboxes.find(({ address }) => address === typed.address) ?? typed;
}

const isSame = (a: CertifiedAttribute, b: CertifiedAttribute): boolean =>
  a.attribute === b.attribute && a.value === b.value;

const rank = ({ attribute }: CertifiedAttribute): number => subjectOrder.indexOf(attribute);

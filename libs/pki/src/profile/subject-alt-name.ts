import { GeneralName, OtherName as AsnOtherName, SubjectAlternativeName } from '@peculiar/asn1-x509';
import { fromHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { element, Tag } from '../asn1/der';
import type { OtherName } from '../asn1/general-names';
import { smtpUtf8MailboxOid } from '../asn1/oids';
import type { Mailbox } from '../names/email';
import type { LeafOrder } from './order';

/** Every address first, then what a private profile adds. */
export const subjectAltName = (
  mailboxes: readonly Mailbox[],
  { dnsNames, ipAddresses, otherNames }: Pick<LeafOrder, 'dnsNames' | 'ipAddresses' | 'otherNames'>,
): SubjectAlternativeName =>
  new SubjectAlternativeName([
    ...mailboxes.map(mailboxName),
    ...dnsNames.map((dNSName) => new GeneralName({ dNSName })),
    ...ipAddresses.map((iPAddress) => new GeneralName({ iPAddress })),
    ...otherNames.map(otherName),
  ]);

/** rfc822Name knows ASCII alone; any other local part is a SmtpUTF8Mailbox, its domain in A-labels (RFC 9598 §3). */
const mailboxName = ({ address, smtpUtf8 }: Mailbox): GeneralName =>
  smtpUtf8
    ? otherName({ oid: smtpUtf8MailboxOid, value: address, encoding: 'utf8' })
    : new GeneralName({ rfc822Name: address });

const otherName = ({ oid, value, encoding }: OtherName): GeneralName =>
  new GeneralName({ otherName: new AsnOtherName({ typeId: oid, value: encoded(value, encoding).buffer }) });

function encoded(value: string, encoding: OtherName['encoding']): Bytes {
  if (encoding === 'hex') return fromHex(value);
  return element(encoding === 'utf8' ? Tag.utf8String : Tag.ia5String, new TextEncoder().encode(value));
}

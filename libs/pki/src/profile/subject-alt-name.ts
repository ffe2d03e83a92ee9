import { AsnConvert } from '@peculiar/asn1-schema';
import { GeneralName, OtherName as AsnOtherName, SubjectAlternativeName } from '@peculiar/asn1-x509';
import { fromHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { element, Tag } from '../asn1/der';
import type { OtherName } from '../asn1/general-names';
import { smtpUtf8MailboxOid } from '../asn1/oids';
import type { Mailbox } from '../names/email';
import { fault, OrderFault } from './order';
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

function otherName(name: OtherName): GeneralName {
  try {
    const value = new AsnOtherName({ typeId: name.oid, value: encoded(name.value, name.encoding).buffer });
    const general = new GeneralName({ otherName: value });
    AsnConvert.serialize(general);
    return general;
  } catch {
    throw new OrderFault([fault('san.other-name', `The other name ${name.oid} cannot be encoded.`)]);
  }
}

function encoded(value: string, encoding: OtherName['encoding']): Bytes {
  if (encoding === 'hex') return fromHex(value);
  return element(encoding === 'utf8' ? Tag.utf8String : Tag.ia5String, new TextEncoder().encode(value));
}

import { toHex } from './bytes';
import { constructedTag, contextTag, DerError, readDer, Tag } from './der';
import type { Element } from './der';
import { smtpUtf8MailboxOid } from './oids';
import { Fields, itemsOf, oid } from './read';
import { ia5Text, text } from './strings';

export interface OtherName {
  readonly oid: string;
  readonly value: string;
  /** The string type of the value; `hex` is the DER of any other. */
  readonly encoding: 'utf8' | 'ia5' | 'hex';
}

/** A subjectAltName, sorted by what its entries are (RFC 5280 §4.2.1.6). */
export interface GeneralNames {
  /** rfc822Name and SmtpUTF8Mailbox alike, in the order given. */
  readonly emails: string[];
  readonly smtpUtf8Emails: string[];
  readonly dnsNames: string[];
  readonly ipAddresses: string[];
  readonly otherNames: OtherName[];
  /** Kinds that have no place in a request: URI, directoryName and the rest; one entry each. */
  readonly others: string[];
}

const rareKinds: ReadonlyMap<number, string> = new Map([
  [constructedTag(3), 'x400Address'],
  [constructedTag(4), 'directoryName'],
  [constructedTag(5), 'ediPartyName'],
  [contextTag(6), 'URI'],
  [contextTag(8), 'registeredID'],
]);

export function generalNames(extensionValue: Uint8Array): GeneralNames {
  const names: GeneralNames = {
    emails: [],
    smtpUtf8Emails: [],
    dnsNames: [],
    ipAddresses: [],
    otherNames: [],
    others: [],
  };
  for (const name of itemsOf(readDer(extensionValue), Tag.sequence)) addTo(names, name);
  return names;
}

function addTo(names: GeneralNames, name: Element): void {
  const rare = rareKinds.get(name.tag);
  if (rare !== undefined) names.others.push(rare);
  else if (name.tag === contextTag(1)) names.emails.push(ia5Text(name));
  else if (name.tag === contextTag(2)) names.dnsNames.push(ia5Text(name));
  else if (name.tag === contextTag(7)) names.ipAddresses.push(ipAddress(name.content));
  else if (name.tag === constructedTag(0)) addOtherName(names, name);
  else throw new DerError(`No kind of name has the tag ${name.tag}`);
}

function addOtherName(names: GeneralNames, name: Element): void {
  const fields = new Fields(name, constructedTag(0));
  const type = oid(fields.any());
  const value = readDer(fields.required(constructedTag(0)).content);
  fields.end();
  if (type === smtpUtf8MailboxOid) {
    const address = text(value);
    names.emails.push(address);
    names.smtpUtf8Emails.push(address);
  } else names.otherNames.push({ oid: type, ...valueOf(value) });
}

function valueOf(value: Element): Omit<OtherName, 'oid'> {
  if (value.tag === Tag.utf8String) return { value: text(value), encoding: 'utf8' };
  if (value.tag === Tag.ia5String) return { value: text(value), encoding: 'ia5' };
  return { value: toHex(value.bytes), encoding: 'hex' };
}

/** IPv6 in the form of RFC 5952, which is the one that URL parsers write. */
function ipAddress(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  if (octets.length !== 16) throw new DerError('Not an IP address');
  const groups = toHex(octets).match(/.{4}/g) ?? [];
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

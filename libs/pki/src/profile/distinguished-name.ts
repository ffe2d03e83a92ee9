import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';
import { attributeOids } from '../asn1/oids';
import type { SubjectAttribute } from '../asn1/oids';
import type { CertifiedAttribute } from './names-of-order';

/** String types that the standards fix (RFC 5280 appendix A.1); all others are UTF-8. */
const printable: ReadonlySet<SubjectAttribute> = new Set(['countryName', 'serialNumber']);

export const distinguishedName = (attributes: readonly CertifiedAttribute[]): Name =>
  new Name(
    attributes.map(
      ({ attribute, value }) =>
        new RelativeDistinguishedName([
          new AttributeTypeAndValue({ type: attributeOids[attribute], value: stringOf(attribute, value) }),
        ]),
    ),
  );

function stringOf(attribute: SubjectAttribute, value: string): AttributeValue {
  if (printable.has(attribute)) return new AttributeValue({ printableString: value });
  return attribute === 'emailAddress'
    ? new AttributeValue({ ia5String: value })
    : new AttributeValue({ utf8String: value });
}

import { sameBytes } from '../asn1/bytes';
import type { ReadTbs } from '../asn1/certificate';
import { subjectAltNames } from '../asn1/certificate-extensions';
import type { NameAttribute } from '../asn1/name';
import { namesOfOrder } from './names-of-order';
import { fault } from './order';
import type { LeafOrder, ProfileFault } from './order';

/** The key and the names of a certificate against what was decided: no more, no less, no other. */
export const differences = (certificate: ReadTbs, order: LeafOrder): ProfileFault[] => [
  ...(sameBytes(certificate.key.spki, order.spki) ? [] : [fault('key', 'The key is not the one of the request.')]),
  ...subjectDifferences(certificate.subject.attributes, order),
  ...altNameDifferences(certificate, order),
];

function subjectDifferences(found: readonly NameAttribute[], order: LeafOrder): ProfileFault[] {
  const expected = namesOfOrder(order).subject.map(({ attribute, value }) => `${attribute}=${value}`);
  const actual = found.map(({ oid, attribute, value }) => `${attribute ?? oid}=${value}`);
  return setDifferences(actual, expected, {
    extra: (name) => fault('subject.not-ordered', `"${name}" in the subject was not decided.`),
    missing: (name) => fault('subject.missing', `"${name}" is missing in the subject.`),
  });
}

function altNameDifferences(certificate: ReadTbs, order: LeafOrder): ProfileFault[] {
  const names = subjectAltNames(certificate);
  const ordered = namesOfOrder(order).mailboxes.map(({ address }) => address);
  const others = (list: LeafOrder['otherNames']): string[] => list.map(({ oid, value }) => `${oid}:${value}`);
  return [
    ...setDifferences(names.emails, ordered, {
      extra: (name) => fault('san.address-not-ordered', `The address "${name}" is not in the request.`),
      missing: (name) => fault('san.address-missing', `The address "${name}" is missing.`),
    }),
    ...setDifferences(names.dnsNames, order.dnsNames, altName('DNS name')),
    ...setDifferences(names.ipAddresses, order.ipAddresses, altName('IP address')),
    ...setDifferences(others(names.otherNames), others(order.otherNames), altName('other name')),
    ...names.others.map((kind) => fault('san.kind', `A name of the kind ${kind} has no place here.`)),
  ];
}

const altName = (kind: string): Differences => ({
  extra: (name) => fault('san.name-not-ordered', `The ${kind} "${name}" is not in the request.`),
  missing: (name) => fault('san.name-missing', `The ${kind} "${name}" is missing.`),
});

interface Differences {
  readonly extra: (name: string) => ProfileFault;
  readonly missing: (name: string) => ProfileFault;
}

const setDifferences = (found: readonly string[], expected: readonly string[], words: Differences): ProfileFault[] => [
  ...found.filter((name) => !expected.includes(name)).map(words.extra),
  ...expected.filter((name) => !found.includes(name)).map(words.missing),
  ...(found.length > new Set(found).size ? [fault('names.twice', 'A name comes twice.')] : []),
];

import { AsnConvert } from '@peculiar/asn1-schema';
import type { Extension } from '@peculiar/asn1-x509';
import { bytesOf } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { addresses, authorityKeyIdentifier, certificatePolicies, extendedKeyUsage, keyUsage } from './extensions';
import type { Issuer } from './issuer';
import type { LeafOrder } from './order';
import { keyUsageFlags, policyOf, purposesOf } from './purpose';

export const encoded = (extension: Extension): Bytes => bytesOf(AsnConvert.serialize(extension));

const ofIssuers = new WeakMap<Issuer, Bytes[]>();
const ofProfiles = new WeakMap<Issuer, Map<string, Bytes[]>>();

/** The extensions that are the same in everything an issuer signs. */
export const extensionsOfIssuer = (issuer: Issuer): Bytes[] =>
  remembered(ofIssuers, issuer, () => [authorityKeyIdentifier(issuer.keyId), ...addresses(issuer)].map(encoded));

/** Those that follow from the profile and the kind of key: some dozens of sets, however many certificates. */
export function extensionsOfProfile(order: LeafOrder, issuer: Issuer): Bytes[] {
  const flags = keyUsageFlags(order);
  const purposes = purposesOf(order);
  const baseline = policyOf(order.subjectType, order.generation);
  const policies = [...(baseline === null ? [] : [baseline]), ...issuer.policies];
  const sets = remembered(ofProfiles, issuer, () => new Map<string, Bytes[]>());
  return remembered(sets, `${flags} ${purposes.join()} ${policies.join()}`, () =>
    [
      keyUsage(flags),
      extendedKeyUsage(purposes),
      ...(policies.length === 0 ? [] : [certificatePolicies(policies)]),
    ].map(encoded),
  );
}

interface Store<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

function remembered<Key, Value>(store: Store<Key, Value>, key: Key, make: () => Value): Value {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.set(key, made);
  return made;
}

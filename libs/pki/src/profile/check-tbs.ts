import { rule } from '@countersign/rules';
import { sameBytes, toHex } from '../asn1/bytes';
import { readTbs } from '../asn1/certificate';
import type { ReadTbs } from '../asn1/certificate';
import {
  accessUrls,
  authorityKeyId,
  crlUrls,
  extensionOf,
  isCa,
  keyUsageBits,
  policies,
  purposes,
  subjectAltNames,
  subjectKeyId,
} from '../asn1/certificate-extensions';
import { purposeOids } from '../asn1/oids';
import { bitLength, readSpki } from '../asn1/public-key';
import { differences } from './compared';
import { keyIdentifier } from './issuer';
import type { Issuer } from './issuer';
import { fault } from './order';
import type { LeafOrder, ProfileFault } from './order';
import { baselinePolicies, keyUsageFlags, policyOf } from './purpose';
import { subjectFaults } from './subject-faults';

/**
 * What stands between these bytes and a signature (SBR 4.3.1.2, 7.1): they are read again by another reader than the one that
 * wrote them, and held against the order, the issuer and the rules of the day. Nothing is signed unless the answer is empty.
 */
export async function checkTbs(tbs: Uint8Array, order: LeafOrder, issuer: Issuer, at: Date): Promise<ProfileFault[]> {
  const ofSubject = subjectFaults(order);
  try {
    const read = readTbs(tbs);
    return [
      ...frameFaults(read, issuer, at),
      ...validityFaults(read, order, at),
      ...differences(read, order),
      ...ofSubject,
      ...altNameFaults(read, order, at),
      ...purposeFaults(read, order, at),
      ...policyFaults(read, order),
      ...keyFaults(read, order, at),
      ...(await identifierFaults(read, order, issuer)),
      ...addressFaults(read, order, issuer),
    ];
  } catch (error) {
    return [...ofSubject, fault('unreadable', error instanceof Error ? error.message : 'The bytes cannot be read.')];
  }
}

/** Version 3, an unguessable serial, the issuer's own name and algorithm. */
function frameFaults({ version, serial, issuer: name, method }: ReadTbs, issuer: Issuer, at: Date): ProfileFault[] {
  const { randomBits, belowPowerOfTwo } = rule('serial', at);
  const bits = BigInt(`0x${serial}`).toString(2).length;
  return failed([
    [version === 3, 'version', 'The version is not 3.'],
    [bits >= randomBits && bits <= belowPowerOfTwo, 'serial', 'The serial is too short to be random, or too long.'],
    [sameBytes(name.der, issuer.name), 'issuer', 'The issuer is not the one that signs.'],
    [method.name === issuer.signatureAlgorithm, 'signature-algorithm', 'The algorithm is not the one of the issuer.'],
    [issuerMayIssue(issuer, at), 'key.ca.rsa.issuing', 'The key of the issuer is too small to issue.'],
  ]);
}

const issuerMayIssue = ({ rsaBits }: Issuer, at: Date): boolean =>
  rsaBits === null || rsaBits >= rule('key.ca.rsa.issuing', at).minBits;

function validityFaults({ notBefore, notAfter }: ReadTbs, order: LeafOrder, at: Date): ProfileFault[] {
  const seconds = (notAfter.getTime() - notBefore.getTime()) / 1000 + 1;
  const isOrdered = +notBefore === wholeSeconds(order.notBefore) && +notAfter === wholeSeconds(order.notAfter);
  const mayBeLong = order.generation === 'private' || seconds <= rule('validity.max', at);
  return failed([
    [seconds > 1, 'validity', 'The certificate ends before it begins.'],
    [isOrdered, 'validity', 'The validity is not the one that was decided.'],
    [mayBeLong, 'validity.max', `The certificate is valid for ${seconds / 86_400} days, longer than is allowed.`],
  ]);
}

const wholeSeconds = (at: Date): number => Math.floor(at.getTime() / 1000) * 1000;

function altNameFaults(read: ReadTbs, { generation }: LeafOrder, at: Date): ProfileFault[] {
  const { emails, smtpUtf8Emails, dnsNames, ipAddresses } = subjectAltNames(read);
  const critical = extensionOf(read, 'subjectAltName')?.critical ?? false;
  const needed = rule('san.rfc822Name', at);
  const isPrivate = generation === 'private';
  return failed([
    [emails.length > 0, 'san.address', 'The certificate names no address.'],
    [
      critical === (read.subject.attributes.length === 0),
      'san.critical',
      'The subjectAltName is critical exactly if the subject is empty.',
    ],
    [
      isPrivate || emails.length - smtpUtf8Emails.length >= needed,
      'san.rfc822Name',
      'An address in ASCII is needed too.',
    ],
    [isPrivate || dnsNames.length === 0, 'san.dns-name', 'A certificate for mail names no DNS name.'],
    [isPrivate || ipAddresses.length === 0, 'san.ip-address', 'A certificate for mail names no IP address.'],
  ]);
}

function purposeFaults(read: ReadTbs, { generation }: LeafOrder, at: Date): ProfileFault[] {
  const found = purposes(read);
  const { beside } = rule(generation === 'strict' ? 'eku.strict' : 'eku.multipurpose', at);
  const never = [
    purposeOids.serverAuth,
    purposeOids.codeSigning,
    purposeOids.timeStamping,
    purposeOids.anyExtendedKeyUsage,
  ];
  const others = found.filter((purpose) => purpose !== purposeOids.emailProtection);
  const isAllowed = (purpose: string): boolean =>
    beside === 'clientAuth'
      ? purpose === purposeOids.clientAuth
      : beside !== 'nothing' && !never.some((oid) => oid === purpose);
  return failed([
    [found.includes(purposeOids.emailProtection), 'eku', 'The purpose emailProtection is missing.'],
    [others.every(isAllowed), 'eku', 'A purpose is not allowed beside emailProtection.'],
    [!isCa(read), 'basic-constraints', 'The certificate says that it is a CA.'],
  ]);
}

/** Exactly the one policy of the Baseline Requirements that fits; a private certificate claims none of them. */
function policyFaults(read: ReadTbs, { subjectType, generation }: LeafOrder): ProfileFault[] {
  const expected = policyOf(subjectType, generation);
  const claimed = policies(read).filter((policy) => policy.startsWith(`${baselinePolicies}.`));
  return failed([
    [claimed.join() === (expected ?? ''), 'policy', `The policy is not ${expected ?? 'left out'} alone.`],
  ]);
}

function keyFaults(read: ReadTbs, order: LeafOrder, at: Date): ProfileFault[] {
  const usage = keyUsageBits(read).reduce((flags, bit) => flags | (1 << bit), 0);
  const key = readSpki(order.spki);
  const { minBits, bitsMultipleOf } = rule('key.subscriber.rsa', at);
  const bits = key.algorithm === 'RSA' ? bitLength(key.modulus) : null;
  return failed([
    [key.algorithm !== 'unsupported', 'key', 'The key is of a kind that is not certified.'],
    [
      bits === null || (bits >= minBits && bits % bitsMultipleOf === 0),
      'key.subscriber.rsa',
      'The size of the RSA key is not allowed.',
    ],
    [usage === keyUsageFlags(order), 'key-usage', 'The usages are not those of this kind of key.'],
    [extensionOf(read, 'keyUsage')?.critical === true, 'key-usage', 'The keyUsage is not critical.'],
  ]);
}

async function identifierFaults(read: ReadTbs, order: LeafOrder, issuer: Issuer): Promise<ProfileFault[]> {
  const own = toHex(await keyIdentifier(order.spki));
  return failed([
    [authorityKeyId(read) === toHex(issuer.keyId), 'authority-key-identifier', 'The issuer is not found by its key.'],
    [subjectKeyId(read) === own, 'subject-key-identifier', 'The key identifier is not that of the key.'],
  ]);
}

/** Status must be findable, over plain http: who checks a certificate cannot check another one first (SBR 7.1.2.3 b, c). */
function addressFaults(read: ReadTbs, { generation }: LeafOrder, { ocspUrl }: Issuer): ProfileFault[] {
  const [lists, access] = [crlUrls(read), accessUrls(read)];
  return failed([
    [generation === 'private' || lists.length > 0, 'crl-point', 'No address of a CRL is given.'],
    [ocspUrl === null || access.includes(ocspUrl), 'ocsp', 'The address of the OCSP responder is missing.'],
    [[...lists, ...access].every((url) => url.startsWith('http://')), 'urls', 'An address is not plain http.'],
  ]);
}

const failed = (checks: readonly (readonly [holds: boolean, rule: string, text: string])[]): ProfileFault[] =>
  checks.filter(([holds]) => !holds).map(([, name, text]) => fault(name, text));

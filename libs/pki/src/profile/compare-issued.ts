import { sameBytes } from '../asn1/bytes';
import { readCertificate } from '../asn1/certificate';
import type { ReadCertificate } from '../asn1/certificate';
import { isCa, purposes } from '../asn1/certificate-extensions';
import { purposeOids } from '../asn1/oids';
import { differences } from './compared';
import { fault } from './order';
import type { LeafOrder, ProfileFault } from './order';

/** A remote CA counts the days from its own clock. */
const clockToleranceMs = 3_600_000;

/**
 * What came back against what was decided; empty if they agree. With the bytes that were signed, these must be in it unchanged;
 * a remote CA chooses its own serial, addresses and policies, but neither key nor names, no longer life and no other powers.
 */
export function compareIssued(der: Uint8Array, order: LeafOrder, tbs?: Uint8Array | null): ProfileFault[] {
  try {
    const certificate = readCertificate(der);
    return [
      ...differences(certificate, order),
      ...powerFaults(certificate, order),
      ...bytesFaults(certificate, tbs ?? null),
    ];
  } catch (error) {
    return [fault('unreadable', error instanceof Error ? error.message : 'The certificate cannot be read.')];
  }
}

function powerFaults(certificate: ReadCertificate, order: LeafOrder): ProfileFault[] {
  const found = purposes(certificate);
  const unwanted = found.filter(
    (purpose) => purpose !== purposeOids.emailProtection && purpose !== purposeOids.clientAuth,
  );
  return [
    ...(isCa(certificate) ? [fault('basic-constraints', 'The certificate says that it is a CA.')] : []),
    ...(found.includes(purposeOids.emailProtection) ? [] : [fault('eku', 'The purpose emailProtection is missing.')]),
    ...(order.generation === 'private' || unwanted.length === 0 ? [] : [fault('eku', 'A purpose was not decided.')]),
    ...(+certificate.notAfter > +order.notAfter + clockToleranceMs
      ? [fault('validity', 'The certificate is valid for longer than was decided.')]
      : []),
  ];
}

function bytesFaults(certificate: ReadCertificate, tbs: Uint8Array | null): ProfileFault[] {
  return tbs === null || sameBytes(certificate.tbs, tbs)
    ? []
    : [fault('tbs', 'What is signed is not what was stored before signing.')];
}

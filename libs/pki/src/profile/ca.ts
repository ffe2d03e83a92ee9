import { KeyUsageFlags } from '@peculiar/asn1-x509';
import type { Extension } from '@peculiar/asn1-x509';
import type { Bytes } from '../asn1/bytes';
import { anyPolicyOid, purposeOids } from '../asn1/oids';
import { encodedName, encodedTbs } from './build-tbs';
import { encoded, extensionsOfIssuer } from './cached-extensions';
import { distinguishedName } from './distinguished-name';
import {
  authorityKeyIdentifier,
  caConstraints,
  certificatePolicies,
  extendedKeyUsage,
  keyUsage,
  subjectKeyIdentifier,
} from './extensions';
import { keyIdentifier } from './issuer';
import type { Issuer } from './issuer';
import { namesOfOrder } from './names-of-order';
import type { OrderedAttribute } from './order';
import { signatureAlgorithmFor } from './signature-algorithm';

export interface CaSubject {
  readonly name: readonly OrderedAttribute[];
  readonly spki: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** A root: signed by its own key, without purposes and policies (SBR 7.1.2.1). */
export async function buildRootTbs(ca: CaSubject, serial: string): Promise<Bytes> {
  const keyId = await keyIdentifier(ca.spki);
  const name = nameOf(ca);
  return encodedTbs({
    ...ca,
    serial,
    signatureAlgorithm: signatureAlgorithmFor(ca.spki),
    issuer: name,
    subject: name,
    extensions: [...caExtensions(keyId, null), authorityKeyIdentifier(keyId)].map(encoded),
  });
}

/** A CA that issues certificates for mail and no CA below it (SBR 7.1.2.2); the addresses are those of the root. */
export async function buildIssuingTbs(ca: CaSubject, root: Issuer, serial: string): Promise<Bytes> {
  return encodedTbs({
    ...ca,
    serial,
    signatureAlgorithm: root.signatureAlgorithm,
    issuer: root.name,
    subject: nameOf(ca),
    extensions: [
      ...caExtensions(await keyIdentifier(ca.spki), 0).map(encoded),
      ...extensionsOfIssuer(root),
      encoded(extendedKeyUsage([purposeOids.emailProtection, purposeOids.clientAuth])),
      encoded(certificatePolicies([anyPolicyOid])),
    ],
  });
}

const nameOf = ({ name }: CaSubject): Bytes =>
  encodedName(distinguishedName(namesOfOrder({ subject: name, emails: [] }).subject));

/** digitalSignature is there for OCSP answers, which a CA signs itself here (SBR 7.1.2.1 b, 7.1.2.2 d). */
const caExtensions = (keyId: Bytes, pathLength: number | null): Extension[] => [
  caConstraints(pathLength),
  keyUsage(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign),
  subjectKeyIdentifier(keyId),
];

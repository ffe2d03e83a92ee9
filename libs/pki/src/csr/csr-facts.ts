import type { Bytes } from '../asn1/bytes';
import type { OtherName } from '../asn1/general-names';
import type { Curve } from '../asn1/public-key';

/** What a PKCS#10 request (RFC 2986) says, in the shape of the HTTP contract. */
export interface Csr {
  readonly pem: string;
  readonly sha256: string;
  readonly subject: SubjectFact[];
  readonly san: SanFacts;
  readonly version: number;
  readonly key: KeyFacts;
  readonly signature: { readonly algorithm: string; readonly valid: boolean };
  readonly extensions: ExtensionFact[];
  readonly findings: CsrFinding[];
}

/** The same with the public key itself, which is what the certificate binds. */
export interface CsrFacts extends Csr {
  readonly spki: Bytes;
}

export interface SubjectFact {
  readonly oid: string;
  /** The name of the attribute, where it has one here. */
  readonly attribute: string | null;
  readonly value: string;
}

export interface SanFacts {
  readonly emails: string[];
  readonly dnsNames: string[];
  readonly ipAddresses: string[];
  readonly otherNames: OtherName[];
}

export interface KeyFacts {
  readonly algorithm: 'RSA' | 'EC' | 'Ed25519' | 'Ed448';
  readonly bits: number;
  readonly curve: Curve | null;
  /** Decimal. */
  readonly exponent: string | null;
  readonly spkiSha256: string;
}

export interface ExtensionFact {
  readonly oid: string;
  readonly name: string | null;
  readonly critical: boolean;
}

export interface CsrFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
}

/** What goes over the wire. */
export function csrOf({ spki: _spki, ...csr }: CsrFacts): Csr {
  return csr;
}

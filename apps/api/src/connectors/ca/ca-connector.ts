import type { Generation, KeyUsage, SubjectType } from '@countersign/contracts';
import type { OtherName } from '@countersign/pki';

export interface SubjectValue {
  readonly attribute: string;
  readonly value: string;
}
/** What a certificate shall say: decided by us, whoever signs it. */
export interface CaOrder {
  readonly requestId: string;
  readonly enterpriseId: string;
  /** SubjectPublicKeyInfo in DER: all that is taken from the CSR without asking. */
  readonly spki: Buffer;
  readonly subject: readonly SubjectValue[];
  readonly emails: readonly string[];
  /** Those that go into the certificate. */
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly otherNames: readonly OtherName[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly subjectType: SubjectType;
  readonly generation: Generation;
  readonly keyUsage: KeyUsage;
  readonly clientAuth: boolean;
  /** How the CA calls its own profile, where it has several. */
  readonly caProfile: string | null;
}

/** An order with the serial number and the exact bytes to be signed, where we choose them. */
export interface Planned {
  readonly connectorId: string;
  /** Lower-case hex. */
  readonly serial: string | null;
  readonly tbs: Buffer | null;
  readonly order: CaOrder;
}

export interface Issued {
  readonly certificate: Buffer;
  /** The issuer first, the root last. */
  readonly chain: readonly Buffer[];
}

/** What may be done with a plan whose signing was cut short. */
export type Recovery =
  | { readonly as: 'found'; readonly issued: Issued }
  | { readonly as: 'sign-again' }
  | { readonly as: 'burn' }
  | { readonly as: 'unknown' };

/** A CA. `prepare` runs inside a transaction and asks nobody; `issue` and `recover` run outside of any. */
export interface CaConnector {
  prepare(order: CaOrder): Promise<Planned>;
  issue(planned: Planned): Promise<Issued>;
  recover(planned: Planned): Promise<Recovery>;
}

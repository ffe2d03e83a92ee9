import { DerError } from '../asn1/der';

/** Why a request is refused before anything is decided about it. The codes are those of the HTTP contract. */
export type CsrFaultCode =
  | 'csr-unreadable'
  | 'csr-private-key'
  | 'csr-is-certificate'
  | 'csr-signature-invalid'
  | 'csr-signature-algorithm'
  | 'csr-key-type'
  | 'csr-key-size'
  | 'csr-curve'
  | 'csr-exponent'
  | 'csr-modulus'
  | 'too-large'
  | 'too-many';

export type CsrFaultParams = Readonly<Record<string, string | number>>;

export class CsrFault extends Error {
  override readonly name = 'CsrFault';

  constructor(
    readonly code: CsrFaultCode,
    readonly params: CsrFaultParams = {},
  ) {
    super(code);
  }
}

/** For what the DER reader stumbled over. */
export const unreadable = (error: unknown): CsrFault =>
  new CsrFault('csr-unreadable', { reason: error instanceof DerError ? error.reason : 'damaged' });

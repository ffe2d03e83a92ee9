import type { ProblemCode } from '@countersign/contracts';

/** A certificate was signed and stored. Handled in the transaction that stores it. */
export class CertificateSettled {
  readonly requestId: string;
  readonly enterpriseId: string;
  readonly certificateId: string;
  readonly serial: string;
  readonly ownerId: string | null;
  readonly requesterId: string;
  readonly emails: readonly string[];
  readonly notAfter: Date;

  constructor(facts: CertificateSettled) {
    Object.assign(this, facts);
  }
}

/** The CA said no, or what it gave is not what was decided: nothing was delivered. */
export class IssuanceRefused {
  readonly requestId: string;
  readonly enterpriseId: string;
  readonly code: ProblemCode;
  readonly detail: string;

  constructor(facts: IssuanceRefused) {
    Object.assign(this, facts);
  }
}

import type { ProblemCode, RevocationReason } from '@countersign/contracts';

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

/** A certificate is no longer to be trusted: revoked, or on hold (`certificateHold`). Handled in the transaction that says so. */
export class CertificateRevoked {
  readonly certificateId: string;
  readonly requestId: string;
  readonly enterpriseId: string;
  readonly serial: string;
  readonly ownerId: string | null;
  readonly requesterId: string | null;
  readonly emails: readonly string[];
  readonly at: Date;
  readonly reason: RevocationReason;
  /** What the one who revoked wants others to know. */
  readonly message: string | null;

  constructor(facts: CertificateRevoked) {
    Object.assign(this, facts);
  }
}

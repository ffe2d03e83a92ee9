import { Ground1764000000000 } from './1764000000000-ground';
import { Enterprises1764000001000 } from './1764000001000-enterprises';
import { Users1764000002000 } from './1764000002000-users';
import { Connectors1764000003000 } from './1764000003000-connectors';
import { Profiles1764000004000 } from './1764000004000-profiles';
import { Verification1764000005000 } from './1764000005000-verification';
import { Requests1764000006000 } from './1764000006000-requests';
import { Certificates1764000007000 } from './1764000007000-certificates';
import { EnterpriseCounts1764000007500 } from './1764000007500-enterprise-counts';
import { Revocation1764000008000 } from './1764000008000-revocation';
import { Accounts1764000009000 } from './1764000009000-accounts';
import { People1764000010000 } from './1764000010000-people';
import { Inviting1764000011000 } from './1764000011000-inviting';
import { TrustedCertificates1764000012000 } from './1764000012000-trusted-certificates';
import { VerificationEngine1764000013000 } from './1764000013000-verification-engine';
import { Domains1764000014000 } from './1764000014000-domains';

/** In the order of their numbers; each module adds its own. */
export const migrations = [
  Ground1764000000000,
  Enterprises1764000001000,
  Users1764000002000,
  Connectors1764000003000,
  Profiles1764000004000,
  Verification1764000005000,
  Requests1764000006000,
  Certificates1764000007000,
  EnterpriseCounts1764000007500,
  Revocation1764000008000,
  Accounts1764000009000,
  People1764000010000,
  Inviting1764000011000,
  TrustedCertificates1764000012000,
  VerificationEngine1764000013000,
  Domains1764000014000,
];

/** How each general code is answered over HTTP, and whether the same call may succeed later. Codes are stable. */
interface Answer {
  readonly status: number;
  readonly retryable: boolean;
}
const final = (status: number): Answer => ({ status, retryable: false });
const again = (status: number): Answer => ({ status, retryable: true });

export const generalProblems = {
  'invalid-json': final(400),
  'invalid-url': final(400),
  'not-signed-in': final(401),
  'invalid-credentials': final(401),
  'otp-required': final(401),
  'sign-in-required': final(401),
  'other-account': final(403),
  forbidden: final(403),
  xsrf: final(403),
  'cross-site': final(403),
  'mfa-required': final(403),
  'step-up-required': final(403),
  'cannot-grant': final(403),
  'own-request': final(403),
  'agreement-not-accepted': final(403),
  'not-found': final(404),
  'method-not-allowed': final(405),
  'enterprise-inactive': final(409),
  'wrong-state': final(409),
  'already-exists': final(409),
  'already-member': final(409),
  'already-invited': final(409),
  'in-use': final(409),
  'last-operator': final(409),
  'checks-not-passed': final(409),
  'nothing-to-start': final(409),
  'not-started': final(409),
  'agreement-changed': final(409),
  'link-expired': final(409),
  'link-used': final(409),
  'link-withdrawn': final(409),
  'idempotency-in-flight': again(409),
  'ca-cannot-revoke': final(409),
  'connector-inactive': final(409),
  'too-slow': again(408),
  'changed-meanwhile': final(412),
  'too-large': final(413),
  'unsupported-media-type': final(415),
  'unknown-field': final(422),
  'invalid-field': final(422),
  'unknown-sort': final(422),
  'unknown-filter': final(422),
  'page-too-deep': final(422),
  'cursor-mismatch': final(422),
  'step-missing': final(422),
  'agreement-required': final(422),
  'idempotency-key-reused': final(422),
  'secret-required': final(422),
  'listed-twice': final(422),
  'unknown-role': final(422),
  'column-missing': final(422),
  'csv-unreadable': final(422),
  'lint-finding': final(422),
  'rate-limited': again(429),
  internal: final(500),
  'ca-refused': again(502),
  'ca-unreachable': again(502),
  'ca-mismatch': final(502),
  'linter-unreachable': again(502),
  'mpic-unreachable': again(502),
  'mail-refused': again(502),
  unavailable: again(503),
  'ca-timeout': again(504),
  'ca-outcome-unknown': final(504),
} as const satisfies Record<string, Answer>;

export const csrProblems = {
  'csr-unreadable': final(422),
  'csr-private-key': final(422),
  'csr-is-certificate': final(422),
  'csr-signature-invalid': final(422),
  'csr-key-type': final(422),
  'csr-key-size': final(422),
  'csr-exponent': final(422),
  'csr-modulus': final(422),
  'csr-weak-key': final(422),
  'csr-key-used': final(422),
  'csr-signature-algorithm': final(422),
  'csr-curve': final(422),
} as const satisfies Record<string, Answer>;

export const nameProblems = {
  'attribute-not-offered': final(422),
  required: final(422),
  locked: final(422),
  pattern: final(422),
  'password-common': final(422),
  'password-own-address': final(422),
  'password-own-name': final(422),
  'password-repeats': final(422),
  'otp-wrong': final(422),
  'email-invalid': final(422),
  'email-domain-differs': final(422),
  'dns-invalid': final(422),
  'dns-other-domain': final(422),
  'dns-public-suffix': final(422),
  'dns-not-approved': final(422),
  'domain-owned-by-other': final(422),
  'domain-held-elsewhere': final(422),
  'validity-out-of-range': final(422),
  'common-name-not-address': final(422),
  'too-many': final(422),
} as const satisfies Record<string, Answer>;

/** Codes of checks that are also answers to a call: a wrong Token, a challenge that is over. */
export const checkProblems = {
  'mailbox-token-wrong': final(422),
  'mailbox-token-expired': final(409),
  'mailbox-token-burnt': final(409),
  'mailbox-token-used': final(409),
  'challenge-expired': final(409),
} as const satisfies Record<string, Answer>;

export const problems = { ...generalProblems, ...csrProblems, ...nameProblems, ...checkProblems } as const;
export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as ProblemCode[];
export const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(problems, text);

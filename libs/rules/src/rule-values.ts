/** A duration in seconds. All durations of the rules have this one unit. */
export type Seconds = number;

/** How binding a requirement is in the words of RFC 2119. */
export type Bindingness = 'none' | 'should' | 'shall';

/** What each dated rule says. Keys are stable: screens, settings and evidence name them. */
export interface RuleValues {
  /** Entropy of the value that is mailed to an address. */
  'mailbox.random.bits': number;
  'mailbox.random.life': Seconds;
  /** Whether each mail carries a value of its own. */
  'mailbox.random.resend': 'new-value';
  /** For how long a finished validation may be relied on, counted from the moment it was obtained. */
  'mailbox.reuse': Seconds;
  'domain.reuse': Seconds;
  'identity.reuse': Seconds;
  /** The figure of TLS, shown as an outlook; it does not bind S/MIME. */
  'tls.domain.reuse': Seconds;
  'domain.random.life': Seconds;
  'method.acme-email': 'not-allowed' | 'allowed';
  'caa.issuemail': Bindingness;
  /** A CAA answer counts for its TTL or for this long, whichever is greater. */
  'caa.fresh': Seconds;
  'dnssec.primary': Bindingness;
  'mpic.required': Bindingness;
  /** The least number of remote perspectives. */
  'mpic.remotes': number;
  /** Whether a quorum that was missed stops the issue. */
  'mpic.blocks': boolean;
  /** How many perspectives may miss, by the number of those asked; the last row that fits counts. */
  'mpic.misses': readonly { readonly remotes: number; readonly misses: number }[];
  /** Kilometres between two perspectives. */
  'mpic.distance': number;
  /** In how many regions of the address registries the corroborating perspectives stand. */
  'mpic.regions': number;
  'lint.preissue': Bindingness;
  'generation.legacy': 'allowed' | 'forbidden';
  'eku.strict': ExtendedKeyUsageRule;
  'eku.multipurpose': ExtendedKeyUsageRule;
  /** Least number of rfc822Name entries beside any SmtpUTF8Mailbox. */
  'san.rfc822Name': number;
  'validity.max': Seconds;
  'key.subscriber.rsa': RsaKeyRule;
  'key.ca.rsa': RsaKeyRule;
  /** Below this size a subordinate CA key issues nothing more. */
  'key.ca.rsa.issuing': RsaKeyRule;
  sha1: 'allowed' | 'forbidden';
  pqc: 'forbidden' | 'trial';
  serial: SerialRule;
  'crl.interval': Seconds;
  'crl.life': Seconds;
  'ocsp.life': { readonly least: Seconds; readonly most: Seconds };
  /** How soon after the report a certificate is revoked: reasons 1–5 and reasons 6–15. */
  revoke: { readonly urgent: Seconds; readonly ordinary: Seconds };
  /** Counted from the end of the certificate. */
  'records.keep': Seconds;
  /** Which accounts need a second factor. */
  'mfa.issuers': 'all-that-cause-issuance';
}

export interface ExtendedKeyUsageRule {
  readonly required: readonly ['emailProtection'];
  /** What may stand beside it; `any-but-prohibited` bars serverAuth, codeSigning, timeStamping and anyExtendedKeyUsage. */
  readonly beside: 'nothing' | 'clientAuth' | 'any-but-prohibited';
}

export interface RsaKeyRule {
  readonly minBits: number;
  readonly bitsMultipleOf: number;
  /** The exponent is odd and at least this. */
  readonly minExponent: number;
}

export interface SerialRule {
  readonly randomBits: number;
  /** The serial is greater than 0 and less than two to this power. */
  readonly belowPowerOfTwo: number;
}

export type RuleKey = keyof RuleValues;

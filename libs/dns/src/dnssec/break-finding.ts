import { finding, type Finding } from '../finding';
import type { Lookup } from '../lookup';
import { described, lookupParams } from '../names/describe';
import type { Signature } from './signatures';

/** Where a chain breaks, and what was seen there. */
export interface Break {
  readonly code: string;
  readonly zone: string | null;
  /** The type of the records whose signature, or lack of one, it is. */
  readonly type?: string;
  /** Key tags and algorithms: named by the zone above, and present in the zone. */
  readonly ds?: string;
  readonly keys?: string;
  readonly signature?: Signature;
}

export function breakFinding(failing: Lookup, { code, zone, type, ds, keys, signature }: Break): Finding {
  const { name } = failing.question;
  const date = signature && (code === 'dnssec-expired' ? signature.expiration : signature.inception).toISOString();
  const seen = [
    described(failing),
    ds && `DS ${ds}`,
    keys && `DNSKEY ${keys}`,
    signature && `RRSIG ${signature.covers} ${dates(signature)}`,
  ];
  return finding(code, name, {
    at: zone ?? name,
    found: seen.filter(Boolean).join('; '),
    retryable: true,
    params: {
      ...lookupParams(failing),
      ...(zone === null ? {} : { zone }),
      ...(type === undefined ? {} : { type }),
      ...(ds ? { ds } : {}),
      ...(keys ? { keys } : {}),
      ...(signature && date ? { keyTag: signature.keyTag, algorithm: signature.algorithm, date } : {}),
    },
  });
}

const dates = ({ keyTag, inception, expiration }: Signature) =>
  `key ${keyTag}, ${inception.toISOString()} to ${expiration.toISOString()}`;

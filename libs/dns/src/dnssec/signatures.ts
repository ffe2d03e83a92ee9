import type { DnsRecord, RecordData } from '../wire/message';

export type Signature = Extract<RecordData, { kind: 'rrsig' }>;

/** The signatures over the records of one owner and type. */
export const signaturesOver = (owner: string, type: string, records: readonly DnsRecord[]): Signature[] =>
  records.flatMap(({ name, data }) => (name === owner && data.kind === 'rrsig' && data.covers === type ? [data] : []));

/** What the dates alone say: a set is expired or not there yet if no signature of it counts now. */
export function outOfDate(
  signatures: readonly Signature[],
  now: Date,
): { code: DateCode; signature: Signature } | null {
  if (signatures.some(({ inception, expiration }) => inception <= now && now <= expiration)) return null;
  const expired = signatures.find(({ expiration }) => expiration < now);
  const [signature = expired] = signatures;
  if (signature === undefined) return null;
  return expired ? { code: 'dnssec-expired', signature: expired } : { code: 'dnssec-not-yet', signature };
}

export type DateCode = 'dnssec-expired' | 'dnssec-not-yet';

import { textsAt, type DnsRecord, type Lookup } from '@countersign/dns';
import type { LookedFor } from '../look/sighting';
import { valueHash } from './challenge-value';

/** Nothing that is published equals it. */
const NONE = '';

/** The value that was looked for. Where only its hash is known, what answers to that hash is the value. */
export function valueIn({ answer }: Lookup, challenge: LookedFor | null): string {
  if (challenge === null) return NONE;
  return challenge.value ?? allTexts(answer?.answer ?? []).find((text) => valueHash(text) === challenge.hash) ?? NONE;
}

/** Of whatever owner: whose record counts, the verdict says. */
export const allTexts = (records: readonly DnsRecord[]): string[] =>
  records.flatMap((record) => textsAt(record.name, [record])).map((text) => text.toString('latin1'));

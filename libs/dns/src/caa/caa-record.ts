import { escaped, quoted } from '../names/escape';

export interface CaaRecord {
  readonly owner: string;
  readonly ttl: number;
  readonly flags: number;
  /** As it was written; bytes as latin1. Compared in lower case. */
  readonly tag: string;
  readonly value: Uint8Array;
}

/** RFC 8659 §4.1. Null where it can't be read: the whole set is then unreadable, for a dropped record could be the one that forbids. */
export function readCaa(rdata: Uint8Array): Pick<CaaRecord, 'flags' | 'tag' | 'value'> | null {
  const [flags, length] = rdata;
  if (flags === undefined || length === undefined || length === 0 || length > rdata.length - 2) return null;
  return {
    flags,
    tag: Buffer.from(rdata.subarray(2, 2 + length)).toString('latin1'),
    value: rdata.subarray(2 + length),
  };
}

/** The record as in a zone file, but for \xNN. */
export const caaLine = ({ owner, flags, tag, value }: CaaRecord) =>
  `${owner}. IN CAA ${flags} ${escaped(Buffer.from(tag, 'latin1'))} ${quoted(value)}`;

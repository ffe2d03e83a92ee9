import type { Lookup } from '../lookup';
import { usableAnswer } from '../names/usable-answer';
import type { DnsRecord, RecordData } from '../wire/message';
import type { Break } from './break-finding';
import { outOfDate, signaturesOver } from './signatures';

type Ds = Extract<RecordData, { kind: 'ds' }>;
type Key = Extract<RecordData, { kind: 'dnskey' }>;

/** The zone above says that this one is signed: are its keys those that it names, and signed by them now? Null where they are fine or can't be seen. */
export function brokenKeys(zone: string, ds: Lookup, keys: Lookup, now: Date): Break | null {
  if (usableAnswer(keys)) return null;
  const { unchecked } = keys;
  if (unchecked === null) return null;
  const named = (ds.answer?.answer ?? []).flatMap((record) => dsOf(zone, record));
  const present = unchecked.answer.flatMap((record) => keyOf(zone, record));
  const seen = { zone, type: 'DNSKEY', ds: tags(named), keys: tags(present) };
  if (present.length === 0) return { ...seen, code: 'dnssec-no-dnskey' };

  const fitting = present.filter((key) => named.some((one) => isSameKey(one, key)));
  if (fitting.length === 0) return { ...seen, code: 'dnssec-wrong-ds' };
  const signatures = signaturesOver(zone, 'DNSKEY', unchecked.answer);
  if (signatures.length === 0) return { ...seen, code: 'dnssec-unsigned' };
  const counting = signatures.filter((one) => fitting.some((key) => isSameKey(one, key)));
  const late = outOfDate(counting, now);
  return late ? { ...seen, ...late } : { ...seen, code: 'dnssec-bad-signature' };
}

const dsOf = (zone: string, { name, data }: DnsRecord): Ds[] => (name === zone && data.kind === 'ds' ? [data] : []);
const keyOf = (zone: string, { name, data }: DnsRecord): Key[] =>
  name === zone && data.kind === 'dnskey' ? [data] : [];

interface KeyName {
  readonly keyTag: number;
  readonly algorithm: number;
}
const isSameKey = (a: KeyName, b: KeyName) => a.keyTag === b.keyTag && a.algorithm === b.algorithm;
const tags = (all: readonly KeyName[]) =>
  [...new Set(all.map(({ keyTag, algorithm }) => `${keyTag} (algorithm ${algorithm})`))].slice(0, 10).join(', ');

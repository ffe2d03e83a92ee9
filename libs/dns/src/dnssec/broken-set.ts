import type { Lookup } from '../lookup';
import { aliasChain } from '../names/alias-chain';
import type { DnsMessage, DnsRecord } from '../wire/message';
import type { Break } from './break-finding';
import { nsec3Owner } from './nsec3-owner';
import { outOfDate, signaturesOver } from './signatures';

type ZoneOf = (name: string) => string | null;
const noDenialError = 12;

/** All keys are fine: what is wrong with the records themselves, or with the proof that there are none? */
export function brokenSet(failing: Lookup, unchecked: DnsMessage, zoneOf: ZoneOf, now: Date): Break | null {
  const { name, type } = failing.question;
  const owner = aliasChain(name, unchecked.answer)?.at(-1) ?? name;
  const isThere = unchecked.answer.some((record) => record.name === owner && record.type === type);
  const sets = setsOf(unchecked.answer);
  const broken = sets.flatMap((set) => brokenSignature(set, unchecked.answer, zoneOf, now));
  const certain = broken.find(({ code }) => code !== 'dnssec-bad-signature');
  const absence = isThere ? null : brokenAbsence({ failing, unchecked, owner, zone: zoneOf(owner) }, now);
  return certain ?? absence ?? broken.at(-1) ?? null;
}

interface RecordSet {
  readonly name: string;
  readonly type: string;
}

const setsOf = (records: readonly DnsRecord[]): RecordSet[] =>
  records
    .filter(({ type }) => type !== 'RRSIG')
    .filter((one, i, all) => all.findIndex((other) => other.name === one.name && other.type === one.type) === i);

/** Nothing is wrong with a set of an unsigned zone. A CNAME that a DNAME makes has no signature of its own (RFC 6672 §5.3.1). */
function brokenSignature(set: RecordSet, records: readonly DnsRecord[], zoneOf: ZoneOf, now: Date): Break[] {
  const zone = zoneOf(set.name);
  const isMade = set.type === 'CNAME' && records.some(({ type }) => type === 'DNAME');
  const signatures = signaturesOver(set.name, set.type, records);
  if (zone === null || (isMade && signatures.length === 0)) return [];
  const seen = { zone, type: set.type };
  if (signatures.length === 0) return [{ ...seen, code: 'dnssec-unsigned' }];
  const late = outOfDate(signatures, now);
  return [late ? { ...seen, ...late } : { ...seen, code: 'dnssec-bad-signature' }];
}

interface Absence {
  readonly failing: Lookup;
  readonly unchecked: DnsMessage;
  readonly owner: string;
  readonly zone: string | null;
}

/** A proof of absence that is not there, that is about something else, or whose signature does not count. */
function brokenAbsence({ failing, unchecked, owner, zone }: Absence, now: Date): Break | null {
  if (zone === null) return null;
  const proofs = unchecked.authority.filter(({ type }) => type === 'NSEC' || type === 'NSEC3');
  const [proof] = proofs;
  const seen = { zone, type: proof?.type ?? failing.question.type };
  const isNamed = failing.ede.some(({ code }) => code === noDenialError);
  if (!proof || isNamed || proofs.some((one) => saysThere(one, owner, failing.question.type)))
    return { ...seen, code: 'dnssec-no-denial' };

  const signatures = proofs.map((one) => signaturesOver(one.name, one.type, unchecked.authority));
  if (signatures.some((over) => over.length === 0)) return { ...seen, code: 'dnssec-no-denial' };
  for (const over of signatures) {
    const late = outOfDate(over, now);
    if (late) return { ...seen, ...late };
  }
  return { ...seen, code: 'dnssec-bad-signature' };
}

/** The proof about the name itself lists the type: it was there when the zone was signed. */
function saysThere(proof: DnsRecord, owner: string, type: string): boolean {
  const { data } = proof;
  if (data.kind === 'nsec') return proof.name === owner && data.types.includes(type);
  return data.kind === 'nsec3' && data.types.includes(type) && proof.name === nsec3Owner(owner, proof);
}

import type { Question } from '../exchange';
import { extendedErrors } from './extended-errors';
import { walk, type Frame, type Framing } from './framing';
import type { DnsMessage, DnsRecord, RecordData } from './message';
import { rdataReader } from './rdata';
import { typeName, typeNumber } from './types';
import { Unreadable } from './unreadable';

const internet = 1;
const opt = typeNumber('OPT');
const rcodes = [
  ...['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'],
  ...['YXDOMAIN', 'YXRRSET', 'NXRRSET', 'NOTAUTH', 'NOTZONE'],
];

/**
 * The answer to this question (V-R3): a response with this id that repeats exactly this question and can be read to its last byte; it has as many
 * records as its header counts. Anything else throws Unreadable.
 */
export function readAnswer(bytes: Uint8Array, question: Question, id: number): DnsMessage {
  const framing = walk(bytes);
  answers(framing, question, id);
  const edns = onlyOpt(framing);
  const data = rdataReader(bytes);
  const [answer, authority, additional] = framing.sections.map((section) =>
    section.map((frame) => record(frame, bytes, data)),
  );
  const { flags } = framing;
  return {
    id,
    rcode: rcodeName((((edns?.ttl ?? 0) >>> 24) << 4) | (flags & 0xf)),
    aa: (flags & 0x0400) !== 0,
    tc: (flags & 0x0200) !== 0,
    ad: (flags & 0x0020) !== 0,
    cd: (flags & 0x0010) !== 0,
    answer: answer ?? [],
    authority: authority ?? [],
    additional: additional ?? [],
    ede: edns ? extendedErrors(bytes, edns) : [],
  };
}

function answers({ id, flags, questions }: Framing, question: Question, expectedId: number): void {
  if ((flags & 0x8000) === 0) throw new Unreadable('a question');
  if ((flags & 0x7800) !== 0) throw new Unreadable('another opcode');
  if (id !== expectedId) throw new Unreadable('another id');
  const [asked] = questions;
  if (asked?.class !== internet || questions.length !== 1) throw new Unreadable('not one question of class IN');
  if (asked.name !== question.name.toLowerCase() || asked.type !== typeNumber(question.type)) {
    throw new Unreadable('another question');
  }
}

/** RFC 6891 §6.1.1: at most one, in the additional section, owned by the root. */
function onlyOpt({ sections }: Framing): Frame | undefined {
  const [answer, authority, additional] = sections.map((section) => section.filter(({ type }) => type === opt));
  const [first, second] = additional ?? [];
  const elsewhere = [...(answer ?? []), ...(authority ?? [])].length > 0;
  if (elsewhere || second || (first && first.name !== '.')) throw new Unreadable('OPT where none may be');
  return first;
}

function record(frame: Frame, bytes: Uint8Array, data: (frame: Frame) => RecordData): DnsRecord {
  if (frame.type !== opt && frame.class !== internet) throw new Unreadable('a record of another class');
  return {
    name: frame.name,
    type: typeName(frame.type),
    // RFC 2181 §8: a TTL with its top bit set counts as zero
    ttl: frame.ttl > 0x7fff_ffff ? 0 : frame.ttl,
    rdata: bytes.slice(frame.rdataAt, frame.rdataAt + frame.rdataLength),
    data: data(frame),
  };
}

const rcodeName = (code: number): string => (code === 16 ? 'BADVERS' : (rcodes[code] ?? `RCODE${code}`));

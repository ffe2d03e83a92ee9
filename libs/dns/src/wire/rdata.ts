import { decode, type Answer } from 'dns-packet';
import type { Frame } from './framing';
import { keyTag } from './key-tag';
import type { RecordData } from './message';
import { readName } from './names';
import { commonTypeName, typeName } from './types';
import { Unreadable } from './unreadable';

const header = Buffer.of(0, 0, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0);
const recordHead = 11;
/** Decisions rest on these: where one can't be read, the message as a whole can't. Of the others the bytes are kept: they only explain. */
const decisive = new Set(['A', 'AAAA', 'CNAME', 'DNAME', 'NS', 'TXT']);
const explaining = new Set(['SOA', 'DS', 'DNSKEY', 'RRSIG', 'NSEC', 'NSEC3']);

/**
 * Reads RDATA with dns-packet, one record at a time: each is put behind a copy of the message (so that pointers still lead to their names) as a
 * message of its own that ends where the record ends. So no record that dns-packet measures wrongly can shift the next one, none can get lost,
 * and what it reads past the end throws.
 */
export function rdataReader(bytes: Uint8Array): (frame: Frame) => RecordData {
  const room = Buffer.alloc(bytes.length * 2 + header.length + recordHead);
  room.set(bytes);
  room.set(header, bytes.length);
  const recordAt = bytes.length + header.length;

  const decoded = (frame: Frame): Answer | undefined => {
    const end = recordAt + recordHead + frame.rdataLength;
    room.writeUInt16BE(frame.type, recordAt + 1);
    room.writeUInt16BE(1, recordAt + 3);
    room.writeUInt16BE(frame.rdataLength, recordAt + recordHead - 2);
    room.set(bytes.subarray(frame.rdataAt, frame.rdataAt + frame.rdataLength), recordAt + recordHead);
    const { answers } = decode(room.subarray(0, end), bytes.length);
    return decode.bytes === end - bytes.length ? answers?.[0] : undefined;
  };

  return (frame) => {
    const type = typeName(frame.type);
    if (!decisive.has(type) && !explaining.has(type)) return { kind: 'opaque' };
    const names = namesIn(type, frame, bytes);
    const answer = names && attempt(() => decoded(frame));
    const data = answer && recordData(answer, names, bytes.subarray(frame.rdataAt, frame.rdataAt + frame.rdataLength));
    if (!data && decisive.has(type)) throw new Unreadable(`${type} that can't be read`);
    return data ?? { kind: 'opaque' };
  };
}

const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** Names are read by the one reader of names, within the bounds of their record; undefined where they leave them. */
function namesIn(type: string, { rdataAt, rdataLength }: Frame, bytes: Uint8Array): readonly string[] | undefined {
  const [at, count, alone] = placesOfNames[type] ?? [0, 0, false];
  const end = rdataAt + rdataLength;
  return attempt(() => {
    let next = rdataAt + at;
    const names = Array.from({ length: count }, () => {
      const read = readName(bytes, next);
      next = read.end;
      return read.name;
    });
    if (next > end || (alone && next !== end)) throw new Unreadable('a name past its record');
    return names;
  });
}

const placesOfNames: Readonly<Record<string, readonly [at: number, count: number, alone: boolean]>> = {
  CNAME: [0, 1, true],
  DNAME: [0, 1, true],
  NS: [0, 1, true],
  SOA: [0, 2, false],
  RRSIG: [18, 1, false],
  NSEC: [0, 1, false],
};

function recordData(answer: Answer, names: readonly string[], rdata: Uint8Array): RecordData | undefined {
  const [name = '.'] = names;
  switch (answer.type) {
    case 'A':
    case 'AAAA':
      return { kind: 'address', address: answer.data };
    case 'CNAME':
    case 'DNAME':
    case 'NS':
      return { kind: 'name', target: name };
    case 'TXT':
      return { kind: 'text', strings: [answer.data].flat().map((string) => Buffer.from(string)) };
    case 'SOA':
      return { kind: 'soa', mname: name, serial: answer.data.serial ?? 0, minimum: answer.data.minimum ?? 0 };
    case 'DS': {
      const { keyTag, algorithm, digestType } = answer.data;
      return { kind: 'ds', keyTag, algorithm, digestType };
    }
    case 'DNSKEY':
      return { kind: 'dnskey', flags: answer.data.flags, algorithm: answer.data.algorithm, keyTag: keyTag(rdata) };
    case 'RRSIG': {
      const { typeCovered, algorithm, keyTag, inception, expiration } = answer.data;
      const dates = { inception: new Date(inception * 1000), expiration: new Date(expiration * 1000) };
      return { kind: 'rrsig', covers: commonTypeName(typeCovered), algorithm, keyTag, signer: name, ...dates };
    }
    case 'NSEC':
      return { kind: 'nsec', next: name, types: answer.data.rrtypes.map(commonTypeName) };
    case 'NSEC3': {
      const { iterations, flags, rrtypes } = answer.data;
      return { kind: 'nsec3', iterations, optOut: (flags & 1) === 1, types: rrtypes.map(commonTypeName) };
    }
    default:
      return undefined;
  }
}

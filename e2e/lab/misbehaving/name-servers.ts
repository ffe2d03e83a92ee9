// Authoritative servers of the zones that are broken by their servers.
import { typeNumbers } from '../message.ts';
import { type Ports } from '../layout.ts';
import { listenAlike, record, reply, typeOf } from './listen.ts';

const servfail = 2;
const refused = 5;

export function listenAsNameServers(ports: Ports): void {
  listenAlike(ports.servfail, (question) => reply(question, servfail));
  listenAlike(ports.refused, (question) => reply(question, refused));
  listenAlike(ports.silent, () => undefined);
  listenAlike(ports.lame, upwards);
  listenAlike(ports.rebind, inTurn());
  listenAlike(ports.flaky, everyOther());
  listenAlike(ports.raw, spelt);
}

/** Not authoritative: refers to the root. */
function upwards(question: Buffer): Buffer {
  const referral = Buffer.from([0, 0, 2, 0, 1, 0, 0, 0, 60, 0, 8, 2, 0x6e, 0x73, 3, 0x6c, 0x61, 0x62, 0]);
  const answer = reply(question, 0);
  answer.writeUInt8(answer.readUInt8(2) & ~4, 2);
  answer.writeUInt16BE(1, 8);
  return Buffer.concat([answer, referral]);
}

/** One address for whoever checks, another for whoever connects: 127.0.0.9, 127.0.0.1, 127.0.0.9 …, without a life. */
function inTurn() {
  let turn = 0;
  return (question: Buffer) => {
    if (typeOf(question) !== typeNumbers.A) return reply(question, 0);
    return reply(question, 0, [record(typeNumbers.A, 0, Buffer.from([127, 0, 0, turn++ % 2 ? 1 : 9]))]);
  };
}

function everyOther() {
  let turn = 0;
  return (question: Buffer) => reply(question, turn++ % 2 ? 0 : servfail);
}

/** The labels before "raw" are the RDATA of CAA in hexadecimal, "and" between records: bytes that no zone file can hold. */
function spelt(question: Buffer): Buffer {
  const labels = labelsOf(question);
  const own = labels.slice(0, Math.max(0, labels.lastIndexOf('raw')));
  const rdatas = own.join('').split('and').filter(Boolean);
  const isCaa = typeOf(question) === typeNumbers.CAA && rdatas.every((rdata) => /^([0-9a-f]{2})+$/.test(rdata));
  const records = rdatas.map((rdata) => record(typeNumbers.CAA, 60, Buffer.from(rdata, 'hex')));
  return reply(question, 0, isCaa ? records : []);
}

function labelsOf(question: Buffer): string[] {
  const labels: string[] = [];
  for (let at = 12; question.readUInt8(at) > 0; at += question.readUInt8(at) + 1)
    labels.push(question.toString('latin1', at + 1, at + 1 + question.readUInt8(at)).toLowerCase());
  return labels;
}

// Resolvers between a client and the lab's unbound, each with one fault.
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { askTcp, askUdp } from '../ask.ts';
import { type Ports } from '../layout.ts';
import { uint16 } from '../message.ts';
import { afterQuestion, type Answer, type AnswerUdp, listen, listenAlike, reply } from './listen.ts';

const formerr = 1;
const refused = 5;
const checkingDisabled = 0x10;
const authenticData = 0x20;
const late = 5000;

export function listenAsResolvers(ports: Ports): void {
  const udp = (message: Buffer) => askUdp(ports.unbound, message).catch(() => undefined);
  const tcp = (message: Buffer) => askTcp(ports.unbound, message).catch(() => undefined);
  const edited =
    (edit: (answer: Buffer, question: Buffer) => Buffer): Answer =>
    async (question) => {
      const answer = await tcp(question);
      return answer && edit(Buffer.from(answer), question);
    };

  listen(ports.wrongId, wrongIdFirst(udp), tcp);
  listenAlike(ports.wrongName, edited(toAnotherQuestion));
  listen(ports.truncate, cut, tcp);
  listen(ports.dropFirst, everySecond(udp), tcp);
  listen(
    ports.slow,
    async (question, send) => {
      const answer = await udp(question);
      if (answer) send(answer, late);
    },
    async (question) => wait(late).then(() => tcp(question)),
  );
  listenAlike(ports.garbage, (question) =>
    Buffer.concat([question.subarray(0, 2), Buffer.from([0x81, 0xa0]), randomBytes(60)]),
  );
  listenAlike(ports.noEdns, edited(withoutEdns));
  listenAlike(ports.liar, liar(tcp));
  listenAlike(ports.refuse, (question) => reply(question, refused));
  listenAlike(ports.stale, edited(stale));
}

type Upstream = (message: Buffer) => Promise<Buffer | undefined>;

const wrongIdFirst =
  (udp: Upstream): AnswerUdp =>
  async (question, send) => {
    const answer = await udp(question);
    if (!answer) return;
    const forged = Buffer.from(answer);
    forged.writeUInt8(answer.readUInt8(0) ^ 0xff, 0);
    send(forged);
    send(answer, 60);
  };

/** The first letter of the question's name becomes z, or y where it is one. */
function toAnotherQuestion(answer: Buffer): Buffer {
  answer.write(answer.toString('latin1', 13, 14) === 'z' ? 'y' : 'z', 13, 'latin1');
  return answer;
}

const cut: AnswerUdp = (question, send) => {
  const answer = reply(question, 0);
  answer.writeUInt8(answer.readUInt8(2) | 2, 2);
  send(answer);
};

/** The first packet of each question is lost. */
function everySecond(udp: Upstream): AnswerUdp {
  const seen = new Set<string>();
  return async (question, send) => {
    const key = question.toString('latin1', 12, afterQuestion(question)).toLowerCase();
    if (!seen.delete(key)) {
      seen.add(key);
      return;
    }
    const answer = await udp(question);
    if (answer) send(answer);
  };
}

/** FORMERR to whoever asks with EDNS. */
function withoutEdns(answer: Buffer, question: Buffer): Buffer {
  const bare = Buffer.from(answer.subarray(0, afterQuestion(question)));
  bare.writeUInt8((answer.readUInt8(3) & 0xd0) | formerr, 3);
  return bare.fill(0, 6, 12);
}

/** AD on everything, bogus data too. */
const liar =
  (tcp: Upstream): Answer =>
  async (question) => {
    const unchecked = Buffer.from(question);
    unchecked.writeUInt8(question.readUInt8(3) | checkingDisabled, 3);
    const answer = await tcp(unchecked);
    if (!answer) return undefined;
    const asked = question.readUInt8(3) & checkingDisabled;
    answer.writeUInt8((answer.readUInt8(3) & ~checkingDisabled) | authenticData | asked, 3);
    return answer;
  };

/** EDE 3 in the OPT record, which unbound puts last. */
function stale(answer: Buffer): Buffer {
  const option = uint16(15, 2, 3);
  let at = answer.length - 11;
  while (at > 12 && !(answer.readUInt8(at) === 0 && answer.readUInt16BE(at + 1) === 41)) at--;
  if (at <= 12) return answer;
  answer.writeUInt16BE(answer.readUInt16BE(at + 9) + option.length, at + 9);
  return Buffer.concat([answer, option]);
}

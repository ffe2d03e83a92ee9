import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { framed, unframed } from '../ask.ts';
import { afterName, uint16 } from '../message.ts';

/** Answers a question, or nothing for silence. */
export type Answer = (question: Buffer) => Buffer | undefined | Promise<Buffer | undefined>;
type Send = (answer: Buffer, delay?: number) => void;
export type AnswerUdp = (question: Buffer, send: Send) => void | Promise<void>;

const shortest = 17; // a header and the shortest question

export function listen(port: number, udp: AnswerUdp, tcp: Answer): void {
  const socket = createSocket('udp4');
  socket.on('message', (question, { port: to, address }) => {
    if (question.length < shortest) return;
    void udp(question, (answer, delay = 0) => {
      setTimeout(() => {
        socket.send(answer, to, address);
      }, delay);
    });
  });
  socket.bind(port, '127.0.0.1');
  listenTcp(port, tcp);
}

/** The same over UDP and TCP. */
export function listenAlike(port: number, answer: Answer): void {
  const udp: AnswerUdp = async (question, send) => {
    const found = await answer(question);
    if (found) send(found);
  };
  listen(port, udp, answer);
}

function listenTcp(port: number, answer: Answer): void {
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      got = Buffer.concat([got, data]);
      const question = unframed(got);
      if (!question || question.length < shortest) return;
      void Promise.resolve(answer(question)).then((found) => found && socket.end(framed(found)));
    });
  });
  server.listen(port, '127.0.0.1');
}

export const afterQuestion = (message: Buffer) => afterName(message, 12) + 4;
export const typeOf = (message: Buffer) => message.readUInt16BE(afterQuestion(message) - 4);

/** An authoritative answer to this question, without EDNS. */
export function reply(question: Buffer, rcode: number, answers: readonly Buffer[] = []): Buffer {
  const head = Buffer.from(question.subarray(0, afterQuestion(question)));
  head.writeUInt8(0x84 | (question.readUInt8(2) & 1), 2);
  head.writeUInt8(rcode, 3);
  uint16(answers.length, 0, 0).copy(head, 6);
  return Buffer.concat([head, ...answers]);
}

/** A record whose owner is the name that was asked for. */
export const record = (type: number, ttl: number, rdata: Buffer) =>
  Buffer.concat([uint16(0xc00c, type, 1, ttl >> 16, ttl & 0xffff, rdata.length), rdata]);

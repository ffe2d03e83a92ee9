import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { isTruncated, type LabAnswer, question, readAnswer, type TypeName, uint16 } from './message.ts';

const loopback = '127.0.0.1';
interface Asked {
  readonly cd?: boolean;
  readonly host?: string;
  readonly timeout?: number;
}
export class NoAnswer extends Error {}

export function askUdp(
  port: number,
  message: Buffer,
  { host = loopback, timeout = 6000 }: Asked = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    const end = (done: () => void) => {
      clearTimeout(timer);
      socket.close();
      done();
    };
    const timer = setTimeout(() => {
      end(() => {
        reject(new NoAnswer('timeout'));
      });
    }, timeout);
    socket.on('error', (error) => {
      end(() => {
        reject(new NoAnswer(error.message));
      });
    });
    socket.on('message', (answer) => {
      const isOurs = answer.length >= 12 && answer.readUInt16BE(0) === message.readUInt16BE(0);
      if (isOurs)
        end(() => {
          resolve(answer);
        });
    });
    socket.send(message, port, host);
  });
}

export function askTcp(
  port: number,
  message: Buffer,
  { host = loopback, timeout = 6000 }: Asked = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let got = Buffer.alloc(0);
    const socket = connect(port, host, () => socket.write(framed(message)));
    socket.setTimeout(timeout, () => socket.destroy());
    socket.on('error', () => undefined); // 'close' follows
    socket.on('close', () => {
      reject(new NoAnswer('closed'));
    });
    socket.on('data', (data: Buffer) => {
      got = Buffer.concat([got, data]);
      const whole = unframed(got);
      if (!whole) return;
      resolve(whole);
      socket.destroy();
    });
  });
}

/** Over TCP a message comes after its length (RFC 1035 §4.2.2). */
export const framed = (message: Buffer) => Buffer.concat([uint16(message.length), message]);
export function unframed(got: Buffer): Buffer | undefined {
  const end = got.length > 2 ? 2 + got.readUInt16BE(0) : Infinity;
  return got.length >= end ? got.subarray(2, end) : undefined;
}

/** The bytes that a client without haste gets; TCP where UDP was cut. */
export async function askBytes(port: number, message: Buffer, asked: Asked = {}) {
  const answer = await askUdp(port, message, asked);
  return isTruncated(answer)
    ? { transport: 'tcp' as const, answer: await askTcp(port, message, asked) }
    : { transport: 'udp' as const, answer };
}

const silence: LabAnswer = { rcode: 'TIMEOUT', ad: false, ede: [], answer: [] };

/** The rcode is TIMEOUT where nobody answers. */
export async function ask(port: number, name: string, type: TypeName, asked: Asked = {}): Promise<LabAnswer> {
  try {
    return readAnswer((await askBytes(port, question(name, type, asked), asked)).answer);
  } catch (error) {
    if (error instanceof NoAnswer) return silence;
    throw error;
  }
}

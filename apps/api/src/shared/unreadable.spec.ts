import { Module } from '@nestjs/common';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { specApi } from '../testing/spec-api';

@Module({})
class NothingModule {}

describe('what is no HTTP', () => {
  const api = specApi({ business: NothingModule });
  beforeAll(() => api.app.listen(0, '127.0.0.1'));

  const say = async (text: string) => {
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (part: Buffer) => (heard += part.toString()));
    socket.on('error', () => undefined);
    socket.write(text);
    await once(socket, 'close');
    return heard;
  };

  it.each([
    ['garbage', 'hello\r\n\r\n', 400, 'invalid-url'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
      'invalid-url',
    ],
    ['a header without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 413, 'too-large'],
  ])('is answered as any fault, with its headers: %s', async (_, text, status, code) => {
    const heard = await say(text);
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(heard).toContain('content-type: application/problem+json');
    expect(heard).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(heard.slice(heard.indexOf('\r\n\r\n')))).toMatchObject({ code, status });
  });
});

import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { promisify } from 'node:util';
import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { specApi } from '../testing/spec-api';
import { Needs } from './access/needs';
import { Answers } from './answers';

@Controller('things')
@Needs('anyone', 'none')
class ThingsController {
  @Get() @Answers(z.object({ read: z.boolean() })) read(): object {
    return { read: true };
  }
  @Post() @Answers(z.object({ said: z.unknown() })) say(@Body() said: unknown): object {
    return { said };
  }
}
@Module({ controllers: [ThingsController] })
class ThingsModule {}

const HOST = 'Host: localhost';
const JSON_TYPE = 'Content-Type: application/json';
const http = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;
const things = '/api/v1/things';

describe('on the wire', () => {
  const api = specApi({ business: ThingsModule });
  let server: Server;
  beforeAll(async () => {
    await api.app.listen(0, '127.0.0.1');
    server = api.app.getHttpServer();
  });
  const open = (options: { readonly allowHalfOpen?: boolean } = {}) => {
    const { port } = server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', ...options });
    socket.on('error', () => undefined);
    return socket;
  };
  const hear = (socket: Socket) => {
    const heard = { text: '' };
    socket.on('data', (part: Buffer) => (heard.text += part.toString('latin1')));
    return heard;
  };
  /** However it comes about: a reset is an end too. */
  const closed = (socket: Socket) =>
    new Promise<void>((resolve) =>
      socket.once('close', () => {
        resolve();
      }),
    );
  /** All that comes back until the connection ends. */
  const say = async (text: string): Promise<string> => {
    const socket = open();
    const heard = hear(socket);
    socket.write(text);
    await closed(socket);
    return heard.text;
  };
  const statusesIn = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

  it.each([
    ['what is no HTTP', 'hello\r\n\r\n', 400, 'invalid-url'],
    [
      'a length beside chunks',
      http(`POST ${things} HTTP/1.1`, HOST, JSON_TYPE, 'Content-Length: 4', 'Transfer-Encoding: chunked') +
        '0\r\n\r\nGET',
      400,
      'invalid-url',
    ],
    [
      'chunks beside a length',
      http(`POST ${things} HTTP/1.1`, HOST, JSON_TYPE, 'Transfer-Encoding: chunked', 'Content-Length: 4') +
        '0\r\n\r\nGET',
      400,
      'invalid-url',
    ],
    [
      'two lengths',
      http(`POST ${things} HTTP/1.1`, HOST, JSON_TYPE, 'Content-Length: 2', 'Content-Length: 3') + '{} ',
      400,
      'invalid-url',
    ],
    [
      'a length that is none',
      http(`POST ${things} HTTP/1.1`, HOST, JSON_TYPE, 'Content-Length: +2') + '{}',
      400,
      'invalid-url',
    ],
    [
      'a coding that is not the last',
      http(`POST ${things} HTTP/1.1`, HOST, JSON_TYPE, 'Transfer-Encoding: chunked, identity') + '0\r\n\r\n',
      400,
      'invalid-url',
    ],
    [
      'a coding before a blank',
      http(`POST ${things} HTTP/1.1`, HOST, JSON_TYPE, 'Transfer-Encoding : chunked') + '0\r\n\r\n',
      400,
      'invalid-url',
    ],
    ['a folded header', http(`GET ${things} HTTP/1.1`, HOST, 'X: one', ' two'), 400, 'invalid-url'],
    ['a bare CR in a header', http(`GET ${things} HTTP/1.1`, HOST, 'X: one\rY: two'), 400, 'invalid-url'],
    ['NUL in a header', http(`GET ${things} HTTP/1.1`, HOST, 'X: \0'), 400, 'invalid-url'],
    [
      'a chunk without size',
      http(`POST ${things} HTTP/1.1`, HOST, JSON_TYPE, 'Transfer-Encoding: chunked') + 'zz\r\n{}\r\n0\r\n\r\n',
      400,
      'invalid-url',
    ],
    ['no host', http(`GET ${things} HTTP/1.1`, 'Connection: close'), 400, 'invalid-url'],
    ['two hosts', http(`GET ${things} HTTP/1.1`, HOST, 'Host: evil.example', 'Connection: close'), 400, 'invalid-url'],
    ['another version', http(`GET ${things} HTTP/3.0`, HOST), 400, 'invalid-url'],
    [
      '100 KB of headers',
      http(`GET ${things} HTTP/1.1`, HOST, ...Array.from({ length: 100 }, (_, i) => `X-${i}: ${'x'.repeat(1000)}`)),
      431,
      'too-large',
    ],
    ['an address of 100 KB', http(`GET ${things}?${'x'.repeat(100_000)} HTTP/1.1`, HOST), 431, 'too-large'],
    ['NUL in the address', http(`GET ${things}/%00 HTTP/1.1`, HOST, 'Connection: close'), 400, 'invalid-url'],
    [
      'half a sign in the address',
      http(`GET ${things}/%E0%A4%A HTTP/1.1`, HOST, 'Connection: close'),
      400,
      'invalid-url',
    ],
    ['no percent', http('GET /%zz HTTP/1.1', HOST, 'Connection: close'), 400, 'invalid-url'],
    ['CONNECT', http('CONNECT evil.example:443 HTTP/1.1', HOST), 405, 'method-not-allowed'],
    ['TRACE', http(`TRACE ${things} HTTP/1.1`, HOST, 'Cookie: x=y', 'Connection: close'), 405, 'method-not-allowed'],
    ['OPTIONS *', http('OPTIONS * HTTP/1.1', HOST, 'Connection: close'), 404, 'not-found'],
    [
      '300 KB in chunks',
      http(`POST ${things} HTTP/1.1`, HOST, JSON_TYPE, 'Transfer-Encoding: chunked', 'Connection: close') +
        `493e0\r\n${' '.repeat(300_000)}\r\n0\r\n\r\n`,
      413,
      'too-large',
    ],
  ])('%s is refused with a problem, once', async (_, text, status, code) => {
    const heard = await say(text);
    expect(statusesIn(heard)).toEqual([status]);
    const head = heard.slice(0, heard.indexOf('\r\n\r\n')).toLowerCase();
    expect(head).toContain('content-type: application/problem+json');
    expect(head).toContain('x-content-type-options: nosniff');
    expect(head).toContain("content-security-policy: default-src 'none'");
    expect(head).not.toMatch(/\r\n(server|x-powered-by):/);
    const body = JSON.parse(heard.slice(heard.indexOf('{'))) as { code: string; status: number; instance: string };
    expect(body).toMatchObject({ code, status });
    expect(head).toContain(`x-trace-id: ${body.instance}`);
    expect(heard).not.toContain('x=y');
  });

  it.each([
    ['what expects something of us', http(`GET ${things} HTTP/1.1`, HOST, 'Expect: wonders', 'Connection: close')],
    ['HTTP/1.0 without a host', http(`GET ${things} HTTP/1.0`)],
    [
      'an address that names a host',
      http(`GET http://evil.example${things} HTTP/1.1`, 'Host: evil.example', 'Connection: close'),
    ],
  ])('%s is served', async (_, text) => {
    const heard = await say(text);
    expect(statusesIn(heard)).toEqual([200]);
    expect(heard).toContain('{"read":true}');
    expect(heard.toLowerCase()).toContain('cache-control: no-store');
    expect(heard).not.toContain('evil');
  });

  it('an address that begins with two slashes leads nowhere else', async () => {
    for (const url of ['//evil.example', '//evil.example/%2e%2e', '/\\evil.example', '/%5cevil.example', '///']) {
      const heard = await say(http(`GET ${url} HTTP/1.1`, HOST, 'Connection: close'));
      expect([url, statusesIn(heard)]).toEqual([url, [404]]);
      expect(heard.toLowerCase()).not.toContain('\r\nlocation:');
    }
  });

  it.each([
    ['a form', 'Content-Type: text/plain', 415],
    ['a body that is no JSON', JSON_TYPE, 400],
  ])('of a refused call nothing is left for the next: %s', async (_, type, status) => {
    const inside = http('GET /api/v1/evil HTTP/1.1', HOST);
    const refused = http(`POST ${things} HTTP/1.1`, HOST, type, `Content-Length: ${inside.length}`) + inside;
    const heard = await say(refused + http(`GET ${things} HTTP/1.1`, HOST, 'Connection: close'));
    expect(statusesIn(heard)).toEqual(status === 400 ? [400] : [status, 200]); // after what it could not read Fastify closes
  });

  it('a call that is refused by its length does not hold the line, nor does its body become a call', async () => {
    const inside = http('GET /api/v1/evil HTTP/1.1', HOST).repeat(10_000);
    const refused = http(`POST ${things} HTTP/1.1`, HOST, JSON_TYPE, `Content-Length: ${inside.length}`) + inside;
    const heard = await say(refused + http(`GET ${things} HTTP/1.1`, HOST, 'Connection: close'));
    expect(statusesIn(heard)[0]).toBe(413);
    expect(
      statusesIn(heard)
        .slice(1)
        .filter((status) => status !== 200),
    ).toEqual([]);
  });

  it('who does not hang up after a refusal is hung up on', async () => {
    const connections = () => promisify(server.getConnections.bind(server))();
    const socket = open({ allowHalfOpen: true });
    const heard = hear(socket);
    socket.write('hello\r\n\r\n');
    await once(socket, 'end');
    expect(statusesIn(heard.text)).toEqual([400]);
    await expect.poll(connections, { timeout: 10_000, interval: 100 }).toBe(0);
    socket.destroy();
  });

  it('a thousand who never finish take nobody’s place, and are sent away', async () => {
    const { headersTimeout, requestTimeout } = server;
    expect([headersTimeout, requestTimeout]).toEqual([10_000, 60_000]);
    const sockets = Array.from({ length: 1000 }, () => open());
    const slow = sockets.map((socket) => ({ ended: closed(socket), heard: hear(socket) }));
    const body = [`POST ${things} HTTP/1.1`, HOST, JSON_TYPE, 'Content-Length: 100'].join('\r\n');
    try {
      await Promise.all(sockets.map((socket) => once(socket, 'connect')));
      for (const [i, socket] of sockets.entries())
        socket.write(i % 2 === 0 ? `GET ${things} HTTP/1.1\r\nX-a: b\r\n` : `${body}\r\n\r\n{`);
      expect(statusesIn(await say(http(`GET ${things} HTTP/1.1`, HOST, 'Connection: close')))).toEqual([200]);
      expect(slow.filter(({ heard }) => heard.text !== '')).toEqual([]);
      Object.assign(server, { headersTimeout: 300, requestTimeout: 300 });
      await Promise.all(slow.map(({ ended }) => ended));
      expect(new Set(slow.map(({ heard }) => statusesIn(heard.text).join()))).toEqual(new Set(['408']));
      expect(slow[0]?.heard.text).toContain('"code":"too-slow"');
    } finally {
      for (const socket of sockets) socket.destroy();
      Object.assign(server, { headersTimeout, requestTimeout });
    }
  }, 30_000);
});

import 'reflect-metadata';
import { BasicConstraintsExtension, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../exchange';
import { answerTo } from '../testing/answer-to';
import { lookupOf } from '../lookup-of';
import { ask } from './ask';
import { parseServer } from './dns-server';
import { Room } from './room';

const question: Question = { name: 'x.example', type: 'TXT' };
const dns = { 'content-type': 'application/dns-message' };
type Answer = (query: Buffer, response: ServerResponse, request: IncomingMessage) => void;

let server: Server;
let certificate: string;
let answer: Answer;
let port: number;
const before = getCACertificates();

beforeAll(async () => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    ...{ name: 'CN=DoH of a spec', keys, signingAlgorithm: algorithm },
    ...{ notBefore: new Date('2020-01-01'), notAfter: new Date('2120-01-01') },
    extensions: [
      new BasicConstraintsExtension(true),
      new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }]),
    ],
  });
  certificate = made.toString('pem');
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  server = createServer({ cert: certificate, key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----` });
  server.on('request', (request, response) => {
    void request.toArray().then((chunks: Buffer[]) => {
      answer(Buffer.concat(chunks), response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterEach(() => {
  setDefaultCACertificates(before);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function look(given: Answer, { left = 1000, host = '127.0.0.1', bytes = 100_000 } = {}) {
  answer = given;
  const asking = { question, cd: false, try: 1, exact: false };
  const terms = { ...asking, left: () => left, room: new Room(bytes), now: () => new Date('2026-06-01') };
  const exchanges = await ask(parseServer(`https://${host}:${port}/dns-query`), terms);
  return { ...exchanges[0]!, ...lookupOf(question, exchanges) };
}
const trusted = () => {
  setDefaultCACertificates([certificate]);
};
const good: Answer = (query, response) => response.writeHead(200, dns).end(answerTo(query, { ad: true }));

describe('DoH', () => {
  // first of all: a session of TLS that was begun with trust is taken up again
  it('V-R1: a certificate that nobody vouches for, or of another name, is no path', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect((await look(good)).exchanges).toMatchObject([{ fault: 'unreachable', response: null }]);
      trusted();
      expect((await look(good, { host: 'localhost' })).exchanges).toMatchObject([{ fault: 'unreachable' }]);
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  });

  it('V-R1: posts the question and reads the answer', async () => {
    trusted();
    let [path, type, method] = ['', '', ''] as (string | undefined)[];
    const found = await look((query, response, request) => {
      [path, type, method] = [request.url, request.headers['content-type'], request.method];
      good(query, response, request);
    });
    expect([method, path, type]).toEqual(['POST', '/dns-query', 'application/dns-message']);
    expect(found).toMatchObject({
      state: 'secure',
      transport: 'doh',
      fault: null,
      server: `https://127.0.0.1:${port}/dns-query`,
    });
  });

  it.each<[string, Answer, string]>([
    [
      'a redirect',
      (_, response) => response.writeHead(307, { location: `https://127.0.0.1:${port}/else` }).end(),
      'unreadable',
    ],
    [
      'an error with an answer in it',
      (query, response) => response.writeHead(500, dns).end(answerTo(query, { ad: true })),
      'unreadable',
    ],
    [
      'another type of content',
      (query, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(answerTo(query, { ad: true })),
      'unreadable',
    ],
    [
      'more than 64 KiB',
      (query, response) => response.writeHead(200, dns).end(Buffer.concat([answerTo(query), Buffer.alloc(200_000)])),
      'unreadable',
    ],
    [
      'an answer cut short',
      (query, response) => response.writeHead(200, dns).end(answerTo(query, { ad: true }).subarray(0, -1)),
      'unreadable',
    ],
    [
      'another id',
      (query, response) =>
        response
          .writeHead(200, dns)
          .end(answerTo(Buffer.concat([Buffer.of((query[0] ?? 0) ^ 1), query.subarray(1)]), { ad: true })),
      'unreadable',
    ],
    ['a connection that breaks', (_, response) => response.destroy(), 'unreachable'],
    ['nothing', () => undefined, 'timeout'],
  ])('V-R1: takes no answer from %s', async (_, given, fault) => {
    trusted();
    const { exchanges, state, answer: found } = await look(given, { left: 300 });
    expect([exchanges.length, exchanges[0]?.fault, state, found]).toEqual([1, fault, 'indeterminate', null]);
    expect(exchanges[0]?.response?.length ?? 0).toBeLessThanOrEqual(65_535);
  });

  it.each<[string, Answer]>([
    ['an answer', good],
    ['what is no answer', (_, response) => response.writeHead(500).end('x'.repeat(100))],
  ])('V-R9: keeps nothing of %s that no longer fits', async (_, given) => {
    trusted();
    const { exchanges, state, fault } = await look(given, { bytes: 20 });
    expect(exchanges).toMatchObject([{ fault: 'unreadable', response: null }]);
    expect([state, fault]).toEqual(['indeterminate', 'dns-unreadable']);
  });
});

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeCaa } from '../caa/judge-caa';
import { caaQuestions } from '../caa/relevant-set';
import type { Question, RecordType } from '../exchange';
import { resolverQuery } from '../wire/question';
import { readAnswer } from '../wire/read-answer';
import { isBelowDemoTop } from './demo-names';
import { DemoResolver } from './demo-resolver';
import { DemoServer } from './demo-server';
import { isDemoName } from './demo-zones';

const now = () => new Date('2026-06-01T12:00:00Z');
const issuer = 'ca.example.net';
const demo = new DemoResolver({ now, issuers: [issuer] });
afterAll(() => {
  demo.close();
});

const look = (name: string, type: RecordType) => demo.session().look({ name, type });
const textsOf = async (name: string) => {
  const { answer, state } = await look(name, 'TXT');
  const texts = (answer?.answer ?? []).map(({ data }) => (data.kind === 'text' ? Buffer.concat(data.strings) : ''));
  return { state, rcode: answer?.rcode, texts: texts.map(String) };
};

describe('the demo zones: every outcome once', () => {
  it('TXT: nothing there, until the value is published; gone again when it is withdrawn', async () => {
    const at = '_ra-challenge.txt-verified.example';
    expect(await textsOf(at)).toEqual({ state: 'secure', rcode: 'NXDOMAIN', texts: [] });
    demo.publish(at, 'first');
    demo.publish(at.toUpperCase(), 'second');
    expect(await textsOf(at)).toEqual({ state: 'secure', rcode: 'NOERROR', texts: ['second'] });
    demo.withdraw(at);
    expect(await textsOf(at)).toMatchObject({ texts: [] });
  });
  it('TXT: another value is there, or nothing at all', async () => {
    const other = await textsOf('_ra-challenge.txt-mismatch.example');
    expect(other).toMatchObject({ texts: ['not-the-value-that-was-asked'] });
    expect(await textsOf('_ra-challenge.txt-missing.example')).toMatchObject({ rcode: 'NXDOMAIN', texts: [] });
  });

  it.each([
    ['caa-allow', 'allow', null],
    ['www.caa-allow', 'allow', null],
    ['caa-deny', 'deny', 'caa-denied'],
    ['caa-deny-all', 'deny', 'caa-denied-all'],
    ['caa-malformed', 'deny', 'caa-malformed'],
    ['caa-critical', 'deny', 'caa-critical-unknown'],
    ['caa-timeout', 'error', 'caa-lookup-failed'],
    ['dnssec-bogus', 'error', 'dnssec-bogus'],
    ['dnssec-indeterminate', 'error', 'caa-lookup-failed'],
    ['nordlicht', 'allow', null],
    ['nobody-has-this', 'allow', null],
  ] as const)('CAA: %s.example: %s %s', async (label, verdict, code) => {
    const name = `${label}.example`;
    const { look } = demo.session({ deadlineMs: 900 });
    const lookups = await Promise.all(caaQuestions(name).map(look));
    const terms = { allowed: [issuer], accountUri: null, methodsUsed: [], suggest: issuer };
    expect(judgeCaa({ name, lookups, ...terms })).toMatchObject({ verdict, code });
  });

  it.each([
    ['dnssec-secure', 'secure', null],
    ['dnssec-insecure', 'insecure', null],
    ['dnssec-bogus', 'bogus', 'dnssec-bogus'],
    ['dnssec-indeterminate', 'indeterminate', 'dns-servfail'],
  ] as const)('DNSSEC: %s.example: %s', async (label, state, fault) => {
    expect(await look(`${label}.example`, 'A')).toMatchObject({ state, fault });
  });

  it('says with each zone what it shows, and with each exchange that it is the demo', async () => {
    expect(demo.zones.map(({ shows }) => shows)).toContain('DNSSEC: not enabled');
    const { server, exchanges } = await look('dnssec-secure.example', 'SOA');
    expect([server, ...exchanges.map((exchange) => exchange.server)]).toEqual(['demo', 'demo']);
  });
});

const others = ['example.com', 'anexample', 'example.org', 'secure.lab', '.', 'com', 'demo.example.com'];

describe('the demo zones: no other name', () => {
  it.each([...others, 'example', 'nobody.example', 'acaa-allow.example'])('isDemoName: %s is none', (name) => {
    expect(isDemoName(name)).toBe(false);
  });
  it.each(['caa-allow.example', 'A.Caa-Allow.Example.', 'nordlicht.example'])('isDemoName: %s is one', (name) => {
    expect(isDemoName(name)).toBe(true);
  });
  it.each(others)('%s is not below its top either', (name) => {
    expect(isBelowDemoTop(name)).toBe(false);
  });

  it.each(others)('asks nobody about %s, and knows nothing', async (name) => {
    const session = demo.session();
    expect(await session.look({ name, type: 'TXT' })).toMatchObject({
      state: 'indeterminate',
      answer: null,
      fault: 'resolver-not-validating',
      exchanges: [],
    });
    expect(session.lookups()).toHaveLength(1);
  });
  it('answers nothing that a public root would stand behind', async () => {
    const { look } = demo.session({ publiclyTrusted: true });
    expect(await look({ name: 'caa-allow.example', type: 'CAA' })).toMatchObject({
      state: 'indeterminate',
      exchanges: [],
    });
  });
  it('publishes nothing outside, and no value longer than a character-string', () => {
    expect(() => {
      demo.publish('_ra-challenge.example.com', 'value');
    }).toThrow(RangeError);
    expect(() => {
      demo.publish('_ra-challenge.example', 'v'.repeat(256));
    }).toThrow(RangeError);
  });
});

describe('the name server of the demo zones', () => {
  const server = new DemoServer([issuer]);
  let port = 0;
  beforeAll(async () => {
    port = await server.listen();
  });
  afterAll(() => {
    server.close();
  });

  async function ask(question: Question) {
    const socket = createSocket('udp4').unref();
    const query = resolverQuery(question, false);
    socket.send(query, port, '127.0.0.1');
    const [answer] = (await once(socket, 'message')) as [Buffer];
    socket.close();
    return readAnswer(answer, question, query.readUInt16BE(0));
  }

  it.each(others.filter((name) => name !== '.'))('refuses to say anything of %s', async (name) => {
    const { rcode, ad, answer, authority } = await ask({ name, type: 'TXT' });
    expect({ rcode, ad, answer, authority }).toEqual({ rcode: 'REFUSED', ad: false, answer: [], authority: [] });
  });
});

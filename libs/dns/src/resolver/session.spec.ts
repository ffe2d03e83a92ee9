import { describe, expect, it } from 'vitest';
import { parseServer } from '../ask/dns-server';
import type { Exchange, Question } from '../exchange';
import { lookupOf } from '../lookup-of';
import { candidates } from '../names/candidates';
import { answerTo } from '../testing/answer-to';
import { nameServer, type NameServer } from '../testing/name-server';
import { asked, probes, validating } from '../testing/validating';
import { Resolver } from './resolver';

const now = () => new Date('2026-06-01T12:00:00Z');
const resolverOf = async ({ text }: Pick<NameServer, 'text'>) => {
  const resolver = new Resolver({ servers: [parseServer(text)], trusted: [], probes, now });
  await resolver.selfTest();
  return resolver;
};

/** More than 50 KB of text at this name. */
const big = (name: string) =>
  Array.from({ length: 25 }, () => ({ name, type: 'TXT' as const, ttl: 60, data: strings }));
const strings = Array.from({ length: 8 }, () => 'x'.repeat(250));

const greedy = validating((query, over) => {
  const { name } = asked(query);
  return [answerTo(query, over === 'udp' ? { tc: true } : { ad: true, answers: big(name) })];
});

const bytesOf = (exchanges: readonly Exchange[]) =>
  exchanges.reduce((sum, { request, response }) => sum + request.length + (response?.length ?? 0), 0);

describe('a session that is told too much', () => {
  it('V-R9: hears what evidence can hold, and of the rest only that it came', async () => {
    await using server = await nameServer(greedy);
    const resolver = await resolverOf(server);
    const session = resolver.session({ publiclyTrusted: true });
    const names = candidates(`${'x.'.repeat(118)}example`);
    const questions = names.map((name): Question => ({ name, type: 'TXT' }));
    const lookups = await Promise.all(questions.map((question) => session.look(question)));

    expect(bytesOf(session.exchanges())).toBeLessThanOrEqual(700_000);
    expect(new Set(lookups.map(({ state, fault }) => `${state} ${fault ?? ''}`))).toEqual(
      new Set(['secure ', 'indeterminate dns-unreadable']),
    );
    expect(lookups.filter(({ state }) => state === 'secure').length).toBeGreaterThan(5);
    for (const { fault, exchanges } of lookups) {
      if (fault !== null) expect(exchanges.at(-1)).toMatchObject({ response: null, fault: 'unreadable' });
    }

    const before = server.asked.length;
    const late = await session.look({ name: 'late.example', type: 'TXT' });
    expect(late).toMatchObject({ state: 'indeterminate', fault: 'dns-unreadable', rcode: 'UNREADABLE' });
    expect(late.exchanges).toMatchObject([{ server: server.text, response: null, fault: 'unreadable' }]);
    expect(server.asked).toHaveLength(before);
  });

  it('V-R9 V-E1: each of its look-ups follows again from what was kept', async () => {
    await using server = await nameServer(greedy);
    const session = (await resolverOf(server)).session({ publiclyTrusted: true });
    const questions = Array.from({ length: 20 }, (_, i): Question => ({ name: `x${i}.example`, type: 'TXT' }));
    for (const { exchanges, ...found } of await Promise.all(questions.map((question) => session.look(question)))) {
      const stored = exchanges.map((exchange) => ({ ...exchange }));
      expect(lookupOf(found.question, stored)).toEqual({ ...found, exchanges: stored });
    }
  });

  it('V-R9: another session hears as much again, and the resolver is not held for broken', async () => {
    await using server = await nameServer(greedy);
    const resolver = await resolverOf(server);
    for (const round of ['one', 'two']) {
      const { look } = resolver.session({ publiclyTrusted: true });
      const found = await Promise.all(
        Array.from({ length: 15 }, (_, i) => look({ name: `${round}${i}.example`, type: 'TXT' })),
      );
      expect(found.filter(({ fault }) => fault === null)).toHaveLength(12);
    }
  });
});

describe('resolvers over paths', () => {
  /** It leads here, but is no address of loopback. */
  const elsewhere = ({ port }: NameServer) => ({ text: `0.0.0.0:${port}` });
  const question: Question = { name: 'shop.example', type: 'TXT' };

  it('V-R7: where only an open path leads to those that validate, this is what is told, and nobody is asked', async () => {
    await using server = await nameServer(validating((query) => [answerTo(query, { ad: true })]));
    const resolver = await resolverOf(elsewhere(server));
    const before = server.asked.length;
    const seen: Exchange[] = [];
    const session = resolver.session({ publiclyTrusted: true, onExchange: (exchange) => seen.push(exchange) });
    const found = await session.look(question);
    expect(found).toMatchObject({
      ...{ state: 'indeterminate', fault: 'resolver-path-untrusted', rcode: 'UNTRUSTED', answer: null },
      server: elsewhere(server).text,
      exchanges: [{ transport: 'udp', response: null, fault: 'untrusted' }],
    });
    expect(server.asked).toHaveLength(before);
    expect([seen, session.exchanges()]).toEqual([found.exchanges, found.exchanges]);
    expect(lookupOf(question, found.exchanges)).toEqual(found);
  });

  it('V-R6: one that does not validate is no resolver over an open path', async () => {
    await using server = await nameServer((query) => [answerTo(query, {})]);
    const resolver = await resolverOf(elsewhere(server));
    const found = await resolver.session({ publiclyTrusted: true }).look(question);
    expect(found).toMatchObject({ fault: 'resolver-not-validating', exchanges: [] });
  });

  it('V-R7: beside one that may judge, one that may not is neither asked nor told of', async () => {
    await using open = await nameServer(validating(() => []));
    await using near = await nameServer(validating((query) => [answerTo(query, { ad: true })]));
    const servers = [elsewhere(open), near].map(({ text }) => parseServer(text));
    const resolver = new Resolver({ servers, trusted: [], probes, now });
    const { state, exchanges } = await resolver.session({ publiclyTrusted: true }).look(question);
    expect([state, ...exchanges.map(({ server }) => server)]).toEqual(['secure', near.text]);
  });

  it('V-R7: tells by the name in an exchange whether the path can be trusted, of strangers never', () => {
    const paths = ['127.0.0.1', 'https://dns.example/q', '192.0.2.1', 'tcp://10.1.2.3'];
    const resolver = new Resolver({ servers: paths.map(parseServer), trusted: ['10.0.0.0/8'], probes, now });
    const named = ['127.0.0.1:53', 'https://dns.example/q', '192.0.2.1:53', 'tcp://10.1.2.3:53'];
    expect(named.map((server) => resolver.trusts(server))).toEqual([true, true, false, true]);
    for (const stranger of ['127.0.0.1', '127.0.0.2:53', '10.1.2.3:53', 'localhost:53', 'demo', ''])
      expect(resolver.trusts(stranger)).toBe(false);
  });
});

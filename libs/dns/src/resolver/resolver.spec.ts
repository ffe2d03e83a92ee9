import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseServer } from '../ask/dns-server';
import type { Question } from '../exchange';
import type { Lookup } from '../lookup';
import { answerTo, type GivenAnswer } from '../testing/answer-to';
import { nameServer, type Behaviour, type NameServer } from '../testing/name-server';
import { asked, probes, validating } from '../testing/validating';
import { Resolver } from './resolver';

const question: Question = { name: 'shop.example', type: 'TXT' };
const now = () => new Date('2026-06-01T12:00:00Z');
const text = (value: string): GivenAnswer => ({
  ad: true,
  answers: [{ name: question.name, type: 'TXT', ttl: 60, data: value }],
});
const right =
  (given: GivenAnswer = text('right')): Behaviour =>
  (query) => [answerTo(query, given)];
const other = (query: Buffer) => {
  const copy = Buffer.from(query);
  copy[13] = (copy[13] ?? 0) ^ 1;
  return answerTo(copy, text('forged'));
};
const withId = (id: number, message: Buffer) => {
  const copy = Buffer.from(message);
  copy.writeUInt16BE(id);
  return copy;
};
const wrongIds = (query: Buffer, many: number) =>
  Array.from({ length: many }, (_, i) =>
    withId((query.readUInt16BE() + 1 + i) & 0xffff, answerTo(query, text('forged'))),
  );

const resolverOf = (servers: readonly NameServer[], trusted: string[] = []) =>
  new Resolver({ servers: servers.map(({ text }) => parseServer(text)), trusted, probes, now });
const look = async (servers: readonly NameServer[], deadlineMs?: number) => {
  const resolver = resolverOf(servers);
  await resolver.selfTest();
  return resolver.session({ publiclyTrusted: false, ...(deadlineMs ? { deadlineMs } : {}) }).look(question);
};
const told = ({ state, fault, answer }: Lookup) =>
  fault ??
  `${state} ${answer?.answer.map(({ data }) => (data.kind === 'text' ? Buffer.concat(data.strings).toString() : '')).join()}`;
const dropsFirst = (): Behaviour => {
  let dropped = false;
  return (query, over) => {
    if (dropped || over === 'tcp') return right()(query, over);
    dropped = true;
    return [];
  };
};

afterEach(() => {
  vi.useRealTimers();
});

describe.concurrent('a resolver that does odd things (verification.md §13)', () => {
  it.each<[string, Behaviour, string]>([
    ['V-R3: wrong id first', (query) => [...wrongIds(query, 1), answerTo(query, text('right'))], 'secure right'],
    [
      'V-R1: TC on UDP',
      (query, over) => (over === 'tcp' ? [answerTo(query, text('right'))] : [answerTo(query, { tc: true })]),
      'secure right',
    ],
    [
      'V-R1: TC on UDP, cut within a record',
      (query, over) => [
        over === 'tcp'
          ? answerTo(query, text('right'))
          : answerTo(query, { ...text('forged'), tc: true }).subarray(0, 40),
      ],
      'secure right',
    ],
    ['V-R4: first packet lost', dropsFirst(), 'secure right'],
    ['V-R3: other question', (query) => [other(query)], 'dns-unreadable'],
    ['V-R3: other question first', (query) => [other(query), answerTo(query, text('right'))], 'secure right'],
    [
      'V-R4: five seconds late',
      (query) => pause(5000, [answerTo(query, text('right'))], { ref: false }),
      'dns-timeout',
    ],
    ['V-R3: garbage', () => [Buffer.from('garbage')], 'dns-unreadable'],
    [
      'V-R3: bytes behind the answer',
      (query) => [Buffer.concat([answerTo(query, text('right')), Buffer.alloc(1)])],
      'dns-unreadable',
    ],
    ['V-R3: FORMERR to EDNS', right({ rcode: 'formerr' }), 'dns-refused'],
    [
      'V-R3: FORMERR to EDNS, a bare header',
      (query) => [Buffer.concat([query.subarray(0, 2), Buffer.of(0x81, 0x81, 0, 0, 0, 0, 0, 0, 0, 0)])],
      'dns-unreadable',
    ],
    ['V-R4: REFUSED', right({ rcode: 'refused' }), 'dns-refused'],
    ['V-D7: EDE 3', right({ ...text('old'), ede: [3] }), 'dns-stale'],
    [
      'V-DNSSEC: SERVFAIL, data with CD',
      (query) => [answerTo(query, asked(query).cd ? text('bogus') : { rcode: 'servfail' })],
      'dnssec-bogus',
    ],
    ['V-DNSSEC: SERVFAIL always', right({ rcode: 'servfail' }), 'dns-servfail'],
    ['V-D4: not there', right({ rcode: 'nxdomain', ad: true }), 'secure '],
    ['V-DNSSEC: unsigned', right({ ...text('right'), ad: false }), 'insecure right'],
  ])('%s', async (_, behaviour, expected) => {
    await using server = await nameServer(validating(behaviour));
    expect(told(await look([server], 3500))).toBe(expected);
  });

  it('V-R3: a flood of wrong ids is no guessing game: TCP decides', async () => {
    await using server = await nameServer(
      validating((query, over) =>
        over === 'udp' ? [...wrongIds(query, 25), answerTo(query, text('forged'))] : [answerTo(query, text('right'))],
      ),
    );
    const { exchanges, ...lookup } = await look([server]);
    expect(exchanges.map(({ transport, fault }) => [transport, fault])).toEqual([
      ['udp', 'mismatch'],
      ['tcp', null],
    ]);
    expect(told({ ...lookup, exchanges })).toBe('secure right');
  });

  it('V-R2: a name in another case than asked is forged, where the server repeats names as they are', async () => {
    await using server = await nameServer(
      validating((query) => [
        answerTo(Buffer.from(query.toString('latin1').toLowerCase(), 'latin1'), text('forged')),
        answerTo(query, text('right')),
      ]),
    );
    const lookups = await Promise.all(Array.from({ length: 5 }, () => look([server])));
    // one name in two thousand is in lower case by chance
    expect(lookups.filter((lookup) => told(lookup) === 'secure right').length).toBeGreaterThan(3);
  });

  it('V-R2: no two questions bear the same id', async () => {
    await using server = await nameServer(validating(right()));
    await Promise.all(Array.from({ length: 10 }, () => look([server])));
    const ids = new Set(server.asked.map(({ query }) => query.readUInt16BE()));
    expect(ids.size).toBeGreaterThan(server.asked.length - 3);
  });

  it('V-R2: a server that writes names its own way is used all the same', async () => {
    const lower = (message: Uint8Array) => {
      const copy = Buffer.from(message);
      copy.subarray(12, 30).forEach((byte, i) => (copy[12 + i] = byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte));
      return copy;
    };
    const plain = validating(right());
    await using server = await nameServer(async (query, over) => (await plain(query, over)).map(lower));
    expect((await look([server])).exchanges).toMatchObject([{ transport: 'udp', fault: null }]);
  });
});

describe('which resolver may judge', () => {
  it.each<[string, Behaviour]>([
    ['V-R6: one that does not validate', right({})],
    ['V-R6: one that sets AD on everything', right(text('x'))],
    ['V-R6: one that refuses', right({ rcode: 'refused' })],
    ['V-R6: one that fails, whatever is asked', right({ rcode: 'servfail' })],
    [
      'V-R6: one that brings no signatures',
      (query, over) =>
        asked(query).name === probes.secure.name ? [answerTo(query, { ad: true })] : validating(right())(query, over),
    ],
    [
      'V-R6: one that hides data it holds for bogus',
      (query, over) =>
        asked(query).name === probes.bogus.name
          ? [answerTo(query, { rcode: 'servfail' })]
          : validating(right())(query, over),
    ],
  ])('%s is not asked', async (_, behaviour) => {
    await using server = await nameServer(behaviour);
    const resolver = resolverOf([server]);
    await resolver.selfTest();
    expect(resolver.usable()).toBe(false);
    expect(resolver.status()).toMatchObject([
      { server: server.text, usable: false, trusted: true, why: 'resolver-not-validating', testedAt: now() },
    ]);
    const before = server.asked.length;
    const lookup = await resolver.session({ publiclyTrusted: false }).look(question);
    expect(lookup).toMatchObject({ state: 'indeterminate', fault: 'resolver-not-validating', answer: null });
    expect(server.asked).toHaveLength(before);
  });

  it('V-R6: the first look waits for the first test; one that stops validating is dropped by the next', async () => {
    let honest = true;
    const good = validating(right());
    await using server = await nameServer((query, over) => (honest ? good : right())(query, over));
    const resolver = resolverOf([server]);
    const ask = () => resolver.session({ publiclyTrusted: false }).look(question);
    expect((await ask()).state).toBe('secure');
    honest = false;
    await resolver.selfTest();
    expect((await ask()).fault).toBe('resolver-not-validating');
  });

  it('V-R7: what comes over a path that can be tampered with does not count for public trust', async () => {
    const paths = [
      '127.0.0.1',
      '[::1]',
      'localhost',
      'https://dns.example/q',
      '192.0.2.1',
      'tcp://192.0.2.1',
      '[2001:db8::1]',
      'unbound',
      '10.1.2.3',
      '[fd00::53]',
    ];
    const trusted = ['10.0.0.0/8', 'fd00::53'];
    const resolver = new Resolver({ servers: paths.map(parseServer), trusted, probes, now });
    expect(resolver.status().map((status) => status.trusted)).toEqual([
      ...[true, true, true, true, false, false, false, false, true, true],
    ]);
  });

  it('V-R7: one over such a path is asked, but not where a public root stands behind it', async () => {
    await using server = await nameServer(validating(right()));
    const resolver = resolverOf([{ ...server, text: `0.0.0.0:${server.port}` }]); // leads here, but is no address of loopback
    await resolver.selfTest();
    expect(resolver.status()).toMatchObject([{ usable: true, trusted: false, why: 'resolver-path-untrusted' }]);
    const ask = (publiclyTrusted: boolean) => resolver.session({ publiclyTrusted }).look(question);
    expect(told(await ask(false))).toBe('secure right');
    expect(told(await ask(true))).toBe('resolver-path-untrusted');
    expect([resolver.usable(), resolver.usable(true)]).toEqual([true, false]);
  });
});

describe('several resolvers', () => {
  it('V-R5: one that judges bogus is not talked out of it by a friendly one', async () => {
    await using strict = await nameServer(
      validating((query) => [answerTo(query, asked(query).cd ? text('x') : { rcode: 'servfail', ede: [6] })]),
    );
    await using friendly = await nameServer(validating(right()));
    expect(await look([strict, friendly])).toMatchObject({ state: 'bogus', fault: 'dnssec-disagree', answer: null });
  });

  it('V-R4, V-R1: one that died is replaced at once, and asked last from then on', async () => {
    await using living = await nameServer(validating(right()));
    const dying = await nameServer(validating(right()));
    const resolver = resolverOf([dying, living]);
    await resolver.selfTest();
    await dying[Symbol.asyncDispose]();
    const serversOf = async () => {
      const { exchanges, state } = await resolver.session({ publiclyTrusted: false }).look(question);
      return [state, ...new Set(exchanges.map(({ server }) => server))];
    };
    expect(await serversOf()).toEqual(['secure', dying.text, living.text]);
    expect(await serversOf()).toEqual(['secure', living.text]);
  });
});

describe('a session', () => {
  it('V-R8: asks the same question once; another session asks anew', async () => {
    await using server = await nameServer(validating(right()));
    const resolver = resolverOf([server]);
    await resolver.selfTest();
    const before = server.asked.length;
    const seen: string[] = [];
    const session = resolver.session({
      publiclyTrusted: true,
      onExchange: ({ question: { type } }) => seen.push(type),
    });
    const [one, two] = await Promise.all([session.look(question), session.look({ ...question })]);
    expect(two).toBe(one);
    await session.look({ ...question, type: 'CAA' });
    expect(session.lookups().map(({ question: { type } }) => type)).toEqual(['TXT', 'CAA']);
    expect([seen, session.exchanges().length, server.asked.length - before]).toEqual([['TXT', 'CAA'], 2, 2]);
    await resolver.session({ publiclyTrusted: true }).look(question);
    expect(server.asked.length - before).toBe(3);
  });

  it('V-R4: ends after ten seconds, however many questions it asks of a server that says nothing', async () => {
    await using server = await nameServer(validating(() => []));
    const resolver = resolverOf([server]);
    await resolver.selfTest();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const session = resolver.session({ publiclyTrusted: false });
    const names = Array.from({ length: 100 }, (_, i): Question => ({ name: `x${i}.example`, type: 'CAA' }));
    const looks = Promise.all(names.map((name) => session.look(name)));
    await vi.advanceTimersByTimeAsync(10_001);
    const lookups = await looks;
    expect(new Set(lookups.map(told))).toEqual(new Set(['dns-timeout']));
    expect(lookups.every(({ exchanges }) => exchanges.length > 0)).toBe(true);
  });

  it('V-R4: three hundred at once end within twice the slowest answer, 64 questions at a time', async () => {
    let [now, most] = [0, 0];
    await using server = await nameServer(
      validating(async (query) => {
        most = Math.max(most, (now += 1));
        await pause(asked(query).name.endsWith('97.example') ? 800 : 20);
        now -= 1;
        return [answerTo(query, { ad: true })];
      }),
    );
    const resolver = resolverOf([server]);
    await resolver.selfTest();
    const names = Array.from({ length: 300 }, (_, i): Question => ({ name: `${i}.example`, type: 'CAA' }));
    const start = performance.now();
    const lookups = await Promise.all(names.map((name) => resolver.session({ publiclyTrusted: true }).look(name)));
    const all = performance.now() - start;
    const slowest = Math.max(...lookups.flatMap(({ exchanges }) => exchanges.map(({ rttMs }) => rttMs)));
    console.log(`300 sessions: ${all.toFixed(0)} ms, slowest answer ${slowest.toFixed(0)} ms, ${most} at once`);
    expect(lookups.every(({ state }) => state === 'secure')).toBe(true);
    expect(most).toBeLessThanOrEqual(64);
    expect(all).toBeLessThan(2 * slowest);
  });
});

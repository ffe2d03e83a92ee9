import { answerTo, nameServer, type GivenAnswer, type NameServer } from '@countersign/dns/testing';
import { afterAll, beforeAll } from 'vitest';

type Answers = NonNullable<GivenAnswer['answers']>;
export type Said = GivenAnswer | 'silent';
type Question = `${string} ${string}`;

const typeNames: Readonly<Record<number, string>> = {
  1: 'A',
  2: 'NS',
  6: 'SOA',
  16: 'TXT',
  28: 'AAAA',
  43: 'DS',
  48: 'DNSKEY',
  257: 'CAA',
};

/** A resolver of the calling spec file, on loopback: it passes for one that validates, and answers what the spec says. What was not said does not exist, and that is signed. */
export class SpecDns {
  private server: NameServer;
  private readonly said = new Map<Question, Said>();

  /** To be given to `specApi` as its environment: the port is known before the server listens. */
  get text(): string {
    return this.server.text;
  }

  async start(): Promise<void> {
    this.server = await nameServer((query) => {
      const said = this.answerOf(query);
      return said === 'silent' ? [] : [answerTo(query, said)];
    });
  }

  async stop(): Promise<void> {
    await this.server[Symbol.asyncDispose]();
  }

  /** `TXT _ra-challenge.x.example`, and what is answered from now on. */
  say(question: Question, said: Said): void {
    this.said.set(question, said);
  }

  txt(name: string, ...texts: string[]): void {
    this.say(`TXT ${name}`, { ad: true, answers: texts.map((data) => ({ type: 'TXT', name, ttl: 60, data })) });
  }

  caa(name: string, ...values: string[]): void {
    const answers: Answers = values.map((value) => ({
      type: 'CAA',
      name,
      ttl: 60,
      data: { flags: 0, tag: 'issuemail' as 'issue', value }, // RFC 9495 is younger than the types
    }));
    this.say(`CAA ${name}`, { ad: true, answers });
  }

  forget(): void {
    this.said.clear();
  }

  asked(question: Question): number {
    return this.server.asked.filter(({ query }) => questionIn(query) === question).length;
  }

  private answerOf(query: Buffer): Said {
    const question = questionIn(query);
    const unchecked = ((query[3] ?? 0) & 0x10) !== 0;
    if (question === 'A dnssec-failed.org') return unchecked ? {} : { rcode: 'servfail', ede: [9] };
    if (question === 'SOA .') return { ad: true, answers: [rootSoa, rootSignature] };
    return this.said.get(question) ?? { rcode: 'nxdomain', ad: true };
  }
}

const rootSoa = {
  type: 'SOA',
  name: '.',
  ttl: 60,
  data: { mname: 'a', rname: 'b', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 60 },
} as const;
const rootSignature = {
  type: 'RRSIG',
  name: '.',
  ttl: 60,
  data: {
    typeCovered: 'SOA',
    algorithm: 13,
    labels: 0,
    originalTTL: 60,
    expiration: 2_000_000_000,
    inception: 1_700_000_000,
    keyTag: 1,
    signersName: '.',
    signature: Buffer.alloc(64),
  },
} as const;

function questionIn(query: Buffer): Question {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length).toLowerCase());
    at += 1 + length;
  }
  return `${typeNames[query.readUInt16BE(at + 1)] ?? 'OTHER'} ${labels.join('.') || '.'}`;
}

/** Runs for the calling spec file; stands before `specApi`, which is told its address. */
export function specDns(): SpecDns {
  const dns = new SpecDns();
  beforeAll(() => dns.start());
  afterAll(() => dns.stop());
  return dns;
}

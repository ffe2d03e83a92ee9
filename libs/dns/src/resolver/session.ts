import type { Exchange, Question } from '../exchange';
import type { Look, Lookup } from '../lookup';
import { lookupOf } from '../lookup-of';
import { resolverQuery } from '../wire/question';
import type { InFlight } from './in-flight';
import { nextAsks, type NextAsk } from './next-asks';
import type { WatchedServer } from './watched-server';

export interface SessionTerms {
  /** A public root stands behind what is decided: what comes over a path that can be tampered with does not count (V-R7). */
  readonly publiclyTrusted: boolean;
  /** For the whole session, from its first question on (V-R4). */
  readonly deadlineMs?: number;
  readonly onExchange?: (exchange: Exchange) => void;
}

export interface ResolverSession {
  /** Never throws. The same question is asked once (V-R8). */
  readonly look: Look;
  /** Every look-up that has ended, in the order of the questions. */
  lookups(): Lookup[];
  /** Every exchange so far, in the order of their ends. */
  exchanges(): Exchange[];
}

interface Means {
  /** In order of health, those that may judge now. */
  readonly servers: () => Promise<readonly WatchedServer[]>;
  readonly inFlight: InFlight;
  readonly now: () => Date;
}

const wholeCheck = 10_000;

/** All questions of one check. Nothing is kept beyond it (V-R8). */
export class Session implements ResolverSession {
  private readonly asked = new Map<string, Promise<Lookup>>();
  private readonly ended = new Map<string, Lookup>();
  private readonly heard: Exchange[] = [];
  private begun: number | undefined;

  constructor(
    private readonly means: Means,
    private readonly terms: SessionTerms,
  ) {}

  readonly look: Look = (question) => {
    this.begun ??= performance.now();
    const key = `${question.type} ${question.name}`;
    const before = this.asked.get(key);
    if (before) return before;
    const lookup = this.lookUp(question).then((found) => {
      this.ended.set(key, found);
      return found;
    });
    this.asked.set(key, lookup);
    return lookup;
  };

  lookups(): Lookup[] {
    return [...this.asked.keys()].map((key) => this.ended.get(key)).filter((lookup) => lookup !== undefined);
  }

  exchanges(): Exchange[] {
    return [...this.heard];
  }

  private async lookUp(question: Question): Promise<Lookup> {
    const servers = await this.means.servers();
    const names = servers.map(({ name }) => name);
    const exchanges: Exchange[] = [];
    for (let next = nextAsks(question, names, exchanges); next.length > 0;) {
      await Promise.all(next.map(async (ask) => exchanges.push(...(await this.ask(question, servers, ask)))));
      next = this.left() > 0 ? nextAsks(question, names, exchanges) : [];
    }
    return lookupOf(question, exchanges);
  }

  private async ask(
    question: Question,
    servers: readonly WatchedServer[],
    { server, cd, ...ask }: NextAsk,
  ): Promise<Exchange[]> {
    const { inFlight, now } = this.means;
    const exchanges = await inFlight.run(async () => {
      const asked = servers.find(({ name }) => name === server);
      if (this.left() <= 0 || asked === undefined) return [this.tooLate(question, server, cd, ask.try)];
      return asked.ask(question, cd, ask.try, { now, left: () => this.left() });
    });
    for (const exchange of exchanges) {
      this.heard.push(exchange);
      this.terms.onExchange?.(exchange);
    }
    return exchanges;
  }

  private left(): number {
    return (this.terms.deadlineMs ?? wholeCheck) - (performance.now() - (this.begun ?? performance.now()));
  }

  /** The time of the check was over before its turn came: on record as what it is, a question without an answer. */
  private tooLate(question: Question, server: string, cd: boolean, which: number): Exchange {
    const request = resolverQuery(question, cd);
    const nothing = { response: null, fault: 'timeout', rttMs: 0 } as const;
    return { question, cd, server, transport: 'udp', sentAt: this.means.now(), request, ...nothing, try: which };
  }
}

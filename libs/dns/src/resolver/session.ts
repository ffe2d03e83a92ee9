import { Room } from '../ask/room';
import type { Exchange, ExchangeFault, Question } from '../exchange';
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
  /** Whose look it is: where questions wait, owners take turns. Looks without one count as those of one owner. */
  readonly owner?: string;
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

/** Both in order of health. */
export interface Judges {
  /** Those that may judge now. */
  readonly servers: readonly WatchedServer[];
  /** Those that validate and may not judge all the same, for their path (V-R7). */
  readonly leftOut: readonly WatchedServer[];
}

interface Means {
  readonly judges: () => Promise<Judges>;
  readonly inFlight: InFlight;
  readonly now: () => Date;
}

const wholeCheck = 10_000;

/** All questions of one check. Nothing is kept beyond it (V-R8). */
export class Session implements ResolverSession {
  private readonly asked = new Map<string, Promise<Lookup>>();
  private readonly ended = new Map<string, Lookup>();
  private readonly heard: Exchange[] = [];
  private readonly room = new Room();
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
    const { servers, leftOut } = await this.means.judges();
    const names = servers.map(({ name }) => name);
    const exchanges: Exchange[] = [];
    if (servers.length === 0) exchanges.push(...this.kept(leftOut.map((one) => this.pathUntrusted(question, one))));
    for (let next = nextAsks(question, names, exchanges); next.length > 0;) {
      await Promise.all(next.map(async (ask) => exchanges.push(...(await this.ask(question, servers, ask)))));
      next = this.left() > 0 && !this.room.isFull ? nextAsks(question, names, exchanges) : [];
    }
    return lookupOf(question, exchanges);
  }

  private async ask(question: Question, servers: readonly WatchedServer[], ask: NextAsk) {
    const { inFlight, now } = this.means;
    const server = servers.find(({ name }) => name === ask.server);
    const exchanges = await inFlight.run(async () => {
      if (this.room.isFull) return [this.unasked(question, ask, 'unreadable')];
      if (this.left() <= 0 || server === undefined) return [this.unasked(question, ask, 'timeout')];
      return server.ask(question, ask.cd, ask.try, { now, left: () => this.left(), room: this.room });
    }, this.terms.owner);
    return this.kept(exchanges);
  }

  private kept(exchanges: readonly Exchange[]): readonly Exchange[] {
    for (const exchange of exchanges) {
      this.room.take(exchange.request.length); // evidence holds questions too
      this.heard.push(exchange);
      this.terms.onExchange?.(exchange);
    }
    return exchanges;
  }

  private left(): number {
    return (this.terms.deadlineMs ?? wholeCheck) - (performance.now() - (this.begun ?? performance.now()));
  }

  private pathUntrusted(question: Question, { name, server }: WatchedServer): Exchange {
    const ask = { server: name, cd: false, try: 1 };
    return { ...this.unasked(question, ask, 'untrusted'), transport: server.transport };
  }

  /** The time of the check was over before its turn came, or its room, or the path forbids it: on record as a question without an answer, and why. */
  private unasked(question: Question, ask: NextAsk, fault: ExchangeFault): Exchange {
    const request = resolverQuery(question, ask.cd);
    return { ...ask, question, transport: 'udp', sentAt: this.means.now(), request, response: null, fault, rttMs: 0 };
  }
}

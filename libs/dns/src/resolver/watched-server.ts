import { ask, type Asking } from '../ask/ask';
import type { DnsServer } from '../ask/dns-server';
import { isDropped } from '../ask/inbox';
import { Room } from '../ask/room';
import type { Exchange, Question } from '../exchange';
import { hear, type Heard } from '../heard';
import { echoesCase } from '../wire/question';

export interface Probes {
  /** A signed name. */
  readonly secure: Question;
  /** A name whose signatures are broken on purpose. */
  readonly bogus: Question;
}

export interface ServerStatus {
  readonly server: string;
  /** Passed its last self-test: it may judge. */
  readonly usable: boolean;
  /** V-R7: what it says can't be changed on the way. */
  readonly trusted: boolean;
  readonly why: 'resolver-not-validating' | 'resolver-path-untrusted' | null;
  /** What the self-test saw amiss, in words for operators. */
  readonly saw: string | null;
  readonly testedAt: Date | null;
}

type Left = Pick<Asking, 'left' | 'now'>;
type Within = Left & Pick<Asking, 'room'>;

/** A resolver and what is known of it. It may judge only after it was seen to validate (V-R6). */
export class WatchedServer {
  private saw: string | null = 'not tested yet';
  private testedAt: Date | null = null;
  private echoes = false;
  /** Looks without an answer since the last one with. */
  troubles = 0;

  constructor(
    readonly server: DnsServer,
    /** V-R7: what it says can't be changed on the way. */
    readonly trusted: boolean,
  ) {}

  get name(): string {
    return this.server.text;
  }

  mayJudge(publiclyTrusted: boolean): boolean {
    return this.saw === null && (this.trusted || !publiclyTrusted);
  }

  status(): ServerStatus {
    const { name, trusted, saw, testedAt } = this;
    const usable = saw === null;
    const why = !usable ? 'resolver-not-validating' : trusted ? null : 'resolver-path-untrusted';
    return { server: name, usable, trusted, why, saw, testedAt };
  }

  async ask(question: Question, cd: boolean, which: number, within: Within): Promise<Exchange[]> {
    const exchanges = await ask(this.server, { ...within, question, cd, try: which, exact: this.echoes });
    const last = exchanges.at(-1);
    if (last && isDropped(last)) return exchanges; // no fault of its own
    this.troubles = last?.fault == null ? 0 : this.troubles + 1;
    return exchanges;
  }

  async test({ secure, bogus }: Probes, within: Left): Promise<void> {
    const look = async (question: Question, cd: boolean) => {
      const asking = { ...within, room: new Room(), question, cd, try: 1, exact: false };
      const exchanges = await ask(this.server, asking);
      return exchanges.map(hear).at(-1);
    };
    const seen = await Promise.all([look(secure, false), look(bogus, false), look(bogus, true)]);
    this.saw = amiss(secure, bogus, ...seen);
    this.testedAt = within.now();
    this.echoes = seen.every((heard) => heard && repeats(heard));
  }
}

function amiss(secure: Question, bogus: Question, signed?: Heard, broken?: Heard, unchecked?: Heard): string | null {
  const of = ({ name, type }: Question) => `${name} ${type}`;
  if (signed?.says !== 'secure') return `${of(secure)}: ${told(signed)}, expected authenticated data`;
  if (!signed.message?.answer.some(({ type }) => type === 'RRSIG')) return `${of(secure)}: no signature came with it`;
  if (broken?.says !== 'servfail') return `${of(bogus)}: ${told(broken)}, expected SERVFAIL`;
  if (unchecked?.says === 'unchecked' && unchecked.message?.rcode === 'NOERROR') return null;
  return `${of(bogus)} without checking: ${told(unchecked)}, expected an answer`;
}

function told(heard: Heard | undefined): string {
  if (!heard?.message) return heard?.says === 'unreadable' ? 'an answer that cannot be read' : 'no answer';
  const { rcode, ad } = heard.message;
  return ad ? `${rcode} with AD` : rcode;
}

/** V-R2: whether the name came back in the random case in which it was asked. From then on it has to. */
const repeats = ({ exchange: { transport, request, response } }: Heard): boolean =>
  transport === 'udp' && response !== null && echoesCase(request, response);

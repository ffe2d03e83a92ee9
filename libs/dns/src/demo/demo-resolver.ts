import type { Exchange } from '../exchange';
import type { Look, Lookup } from '../lookup';
import { lookupOf } from '../lookup-of';
import { Resolver } from '../resolver/resolver';
import type { ResolverSession, SessionTerms } from '../resolver/session';
import { demoTop, isBelowDemoTop } from './demo-names';
import { DemoServer } from './demo-server';

export interface DemoSettings {
  /** The one clock of the caller. */
  readonly now: () => Date;
  /** Issuer domain names that are ours: the demo's CAA records name them. */
  readonly issuers?: readonly string[];
}

type Terms = Partial<Pick<SessionTerms, 'publiclyTrusted' | 'deadlineMs'>>;

/** Looks at the demo zones as the resolver looks at the world, and at nothing else. What it sees is no evidence of anything: mark it so. */
export class DemoResolver {
  private readonly server: DemoServer;
  private begun: Promise<Resolver> | undefined;

  constructor(private readonly settings: DemoSettings) {
    this.server = new DemoServer(settings.issuers ?? ['ca.example']);
  }

  /** What can be seen with which name. */
  get zones() {
    return this.server.zones.map(({ name, shows }) => ({ name, shows }));
  }

  /** Puts a TXT record into a demo zone; with another name it throws. */
  publish(name: string, value: string): void {
    this.server.publish(name, value);
  }

  withdraw(name: string): void {
    this.server.withdraw(name);
  }

  session({ publiclyTrusted = false, ...terms }: Terms = {}): ResolverSession {
    return new DemoSession(async () => (await this.resolver()).session({ ...terms, publiclyTrusted }), publiclyTrusted);
  }

  close(): void {
    this.server.close();
    this.begun = undefined;
  }

  /** The first look starts the server. */
  private resolver(): Promise<Resolver> {
    this.begun ??= this.begin();
    return this.begun;
  }

  private async begin(): Promise<Resolver> {
    const port = await this.server.listen();
    return new Resolver({
      servers: [{ text: 'demo', transport: 'udp', host: '127.0.0.1', port }],
      trusted: [],
      probes: {
        secure: { name: demoTop, type: 'SOA' },
        bogus: { name: `dnssec-bogus.${demoTop}`, type: 'SOA' },
      },
      now: this.settings.now,
    });
  }
}

/** A session that asks nobody about other names, nor about any name where a public root stands behind what is decided. */
class DemoSession implements ResolverSession {
  private opened: Promise<ResolverSession> | undefined;
  private session: ResolverSession | undefined;
  private readonly refused = new Map<string, Lookup>();

  constructor(
    private readonly open: () => Promise<ResolverSession>,
    private readonly publiclyTrusted: boolean,
  ) {}

  readonly look: Look = async (question) => {
    if (this.publiclyTrusted || !isBelowDemoTop(question.name)) {
      const nothing = lookupOf(question, []);
      this.refused.set(`${question.type} ${question.name}`, nothing);
      return nothing;
    }
    this.opened ??= this.open();
    this.session = await this.opened;
    return this.session.look(question);
  };

  lookups(): Lookup[] {
    return [...(this.session?.lookups() ?? []), ...this.refused.values()];
  }

  exchanges(): Exchange[] {
    return this.session?.exchanges() ?? [];
  }
}

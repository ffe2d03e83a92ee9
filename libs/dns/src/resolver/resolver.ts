import type { DnsServer } from '../ask/dns-server';
import { InFlight } from './in-flight';
import { PathTrust } from './path-trust';
import { Session, type Judges, type ResolverSession, type SessionTerms } from './session';
import { WatchedServer, type Probes, type ServerStatus } from './watched-server';

export interface ResolverSettings {
  readonly servers: readonly DnsServer[];
  /** Addresses and ranges to which plain DNS may be trusted (DNS_TRUSTED). */
  readonly trusted: readonly string[];
  readonly probes: Probes;
  /** The one clock of the caller. */
  readonly now: () => Date;
  /** Questions at once, over all sessions (V-R4). */
  readonly inFlight?: number;
}

const selfTestMs = 10_000;

/** The resolvers of the installation behind one door: only those that were seen to validate are asked (V-R6). */
export class Resolver {
  private readonly servers: readonly WatchedServer[];
  private readonly inFlight: InFlight;
  private testing: Promise<void> | undefined;
  private tested = false;

  constructor(private readonly settings: ResolverSettings) {
    const trust = new PathTrust(settings.trusted);
    this.servers = settings.servers.map((server) => new WatchedServer(server, trust.of(server)));
    this.inFlight = new InFlight(settings.inFlight ?? 64);
  }

  session(terms: SessionTerms): ResolverSession {
    const judges = () => this.judges(terms.publiclyTrusted);
    return new Session({ judges, inFlight: this.inFlight, now: this.settings.now }, terms);
  }

  /** To be called at start and every ten minutes. Two at once are one. */
  selfTest(): Promise<void> {
    this.testing ??= this.testAll().finally(() => {
      this.testing = undefined;
    });
    return this.testing;
  }

  /** Whether there is a resolver that may judge. */
  usable(publiclyTrusted = false): boolean {
    return this.servers.some((server) => server.mayJudge(publiclyTrusted));
  }

  /** V-R7: whether what came from this server, named as in exchanges, can't have been changed on the way. Of a stranger nothing is known. */
  trusts(server: string): boolean {
    return this.servers.some(({ name, trusted }) => trusted && name === server);
  }

  status(): ServerStatus[] {
    return this.servers.map((server) => server.status());
  }

  private async testAll(): Promise<void> {
    const until = performance.now() + selfTestMs;
    const within = { left: () => until - performance.now(), now: this.settings.now };
    await Promise.all(this.servers.map((server) => server.test(this.settings.probes, within)));
    this.tested = true;
  }

  /** In order of health (V-R1). The first look waits for the first self-test. */
  private async judges(publiclyTrusted: boolean): Promise<Judges> {
    if (!this.tested) await this.selfTest();
    const validating = this.servers
      .filter((server) => server.mayJudge(false))
      .sort((one, other) => one.troubles - other.troubles);
    return {
      servers: validating.filter((server) => server.mayJudge(publiclyTrusted)),
      leftOut: validating.filter((server) => !server.mayJudge(publiclyTrusted)),
    };
  }
}

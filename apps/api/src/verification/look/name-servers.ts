import type { DemoResolver, Resolver, ServerStatus } from '@countersign/dns';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { down, fine, ReadyPart, type Part } from '../../shared/ready-part';
import { DEMO_ZONES, RESOLVER } from './resolver.provider';

const EVERY = 600_000;

/** Keeps an eye on the resolvers: only one that was seen to validate may judge, and what was true at start need not be true tomorrow. */
@Injectable()
export class NameServers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('resolver');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(RESOLVER) private readonly resolver: Resolver,
    @Inject(DEMO_ZONES) private readonly demoZones: DemoResolver | null,
  ) {}

  /** The start does not wait for it; a look that comes before its end does. */
  onApplicationBootstrap(): void {
    void this.test();
    this.timer = setInterval(() => void this.test(), EVERY).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.demoZones?.close();
  }

  /** Without a resolver we still serve; every check of DNS says so. */
  @ReadyPart('dns')
  async ready(): Promise<Part> {
    const status = this.resolver.status();
    const used = status.filter(({ usable }) => usable);
    if (used.length === 0) return down(notUsed(status).join('; '));
    const notes = [...notUsed(status), ...untrustedPaths(used)];
    return notes.length === 0 ? fine : { state: 'ok', reason: notes.join('; ') };
  }

  private async test(): Promise<void> {
    await this.resolver.selfTest();
    const bad = notUsed(this.resolver.status());
    if (bad.length > 0) this.logger.warn(bad.join('; '));
  }
}

const notUsed = (status: readonly ServerStatus[]): string[] =>
  status.flatMap(({ usable, server, why, saw }) => (usable ? [] : [`${server}: ${why ?? ''} (${saw ?? ''})`]));

/** They still serve all but what a public root stands behind: others could write on the way to them. */
function untrustedPaths(used: readonly ServerStatus[]): string[] {
  const names = used.filter(({ trusted }) => !trusted).map(({ server }) => server);
  return names.length === 0 ? [] : [`resolver-path-untrusted: ${names.join(', ')}`];
}

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
    const bad = status.filter(({ usable }) => !usable);
    if (bad.length === 0) return untrustedPath(status);
    return down(bad.map(({ server, why, saw }) => `${server}: ${why ?? ''} (${saw ?? ''})`).join('; '));
  }

  private async test(): Promise<void> {
    await this.resolver.selfTest();
    const { state, reason } = await this.ready();
    if (state === 'down') this.logger.warn(reason);
  }
}

/** It still serves all but what a public root stands behind: others could write on the way to it. */
function untrustedPath(status: readonly ServerStatus[]): Part {
  const names = status.filter(({ trusted }) => !trusted).map(({ server }) => server);
  return names.length === 0 ? fine : { state: 'ok', reason: `resolver-path-untrusted: ${names.join(', ')}` };
}

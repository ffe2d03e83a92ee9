import { DemoResolver, isDemoName, type Resolver, type ResolverSession } from '@countersign/dns';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config';
import { Clock } from '../../shared/clock';
import type { Eyes } from './looker';
import { DEMO_ZONES, RESOLVER } from './resolver.provider';
import type { LookTerms } from './sighting';

type Whom = Pick<LookTerms, 'identifier' | 'publiclyTrusted'>;

/** Opens the eyes for one look. The demo's names are answered by the demo alone, and by nobody for what a public root stands behind. */
@Injectable()
export class Eyesight {
  constructor(
    @Inject(RESOLVER) private readonly resolver: Resolver,
    @Inject(DEMO_ZONES) private readonly demoZones: DemoResolver | null,
    @Inject(CONFIG) private readonly config: Pick<Config, 'outbound' | 'dns'>,
    private readonly clock: Clock,
  ) {}

  /** `owner`: the enterprise on whose behalf is looked; each has its turns at the resolvers. */
  for({ identifier, publiclyTrusted }: Whom, owner?: string): Eyes {
    const demo = this.demoZones !== null && !publiclyTrusted && isDemoName(identifier);
    const session = demo
      ? this.demoZones.session()
      : this.resolver.session({ publiclyTrusted, ...(owner !== undefined && { owner }) });
    return {
      look: session.look,
      lookups: () => session.lookups(),
      outbound: this.config.outbound,
      authorityPort: this.config.dns.authorityPort,
      demo,
      forPublic: () => !demo && exchangesOf(session).every(({ server }) => this.resolver.trusts(server)),
      now: () => this.clock.now(),
    };
  }
}

const exchangesOf = (session: ResolverSession) => session.lookups().flatMap(({ exchanges }) => exchanges);

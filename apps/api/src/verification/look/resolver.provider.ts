import { DemoResolver, Resolver } from '@countersign/dns';
import type { Provider } from '@nestjs/common';
import { CONFIG, type Config } from '../../config';
import { Clock } from '../../shared/clock';

/** The resolvers of this installation, behind one door. */
export const RESOLVER = Symbol('resolver');
export const resolver: Provider = {
  provide: RESOLVER,
  useFactory: ({ dns }: Pick<Config, 'dns'>, clock: Clock) => new Resolver({ ...dns, now: () => clock.now() }),
  inject: [CONFIG, Clock],
};

/** The name server of the demo zones, in this process; null without the demo. */
export const DEMO_ZONES = Symbol('demo zones');
export const demoZones: Provider = {
  provide: DEMO_ZONES,
  useFactory: ({ demo }: Pick<Config, 'demo'>, clock: Clock) =>
    demo ? new DemoResolver({ now: () => clock.now() }) : null,
  inject: [CONFIG, Clock],
};

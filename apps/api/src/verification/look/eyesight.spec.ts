import { DemoResolver, type Resolver } from '@countersign/dns';
import { afterAll, describe, expect, it } from 'vitest';
import { Clock } from '../../shared/clock';
import { Eyesight } from './eyesight';

const now = () => new Date('2026-11-01T12:00:00Z');
const demo = new DemoResolver({ now });
const config = {
  outbound: { httpPort: 80, httpsPort: 443, allow: [] },
  dns: { servers: [], trusted: [], probes: { secure: 'a', bogus: 'b' }, authorityPort: 53 },
} as unknown as ConstructorParameters<typeof Eyesight>[2];
const asked = (server: string) => [{ exchanges: [{ server }] }];
const world = (server = 'known') =>
  ({
    session: () => ({ look: 'asks the world', lookups: () => asked(server) }),
    trusts: (name: string) => name === 'known',
  }) as unknown as Resolver;
const eyes = (zones: DemoResolver | null, identifier: string, publiclyTrusted: boolean) =>
  new Eyesight(world(), zones, config, new Clock(0)).for({ identifier, publiclyTrusted });

describe('who answers for the names of the demo', () => {
  afterAll(() => {
    demo.close();
  });

  it('the demo alone, and what it sees is marked', async () => {
    const { look, demo: marked } = eyes(demo, 'caa-deny.example', false);
    expect(marked).toBe(true);
    expect((await look({ name: 'caa-deny.example', type: 'CAA' })).answer?.answer).toHaveLength(1);
  });

  it('V-R7 what was seen may count for a public root, but not of the demo, nor over a path that others can write on', () => {
    expect(eyes(demo, 'caa-deny.example', false).forPublic()).toBe(false);
    expect(eyes(demo, 'nordlicht.test', false).forPublic()).toBe(true);
    const far = new Eyesight(world('far'), demo, config, new Clock(0));
    expect(far.for({ identifier: 'nordlicht.test', publiclyTrusted: false }).forPublic()).toBe(false);
  });

  it.each([
    ['where a public root stands behind the certificate', demo, 'caa-deny.example', true],
    ['without the demo', null, 'caa-deny.example', false],
    ['for any other name', demo, 'nordlicht.test', false],
    ['for a name that only ends alike', demo, 'other-caa-deny.example', false],
    ['for a name above', demo, 'example', false],
  ])('not the demo: %s', (_, zones, name, publiclyTrusted) => {
    expect(eyes(zones, name, publiclyTrusted)).toMatchObject({ look: 'asks the world', demo: false });
  });
});

import { type Resolver } from '@countersign/dns';
import { beforeAll, expect, it } from 'vitest';
import { stateQuestions } from './data/states.ts';
import { settingOf, startDocumented } from './documented-resolver.ts';
import { resolverAt } from './eyes.ts';
import { describeInLab } from './testing.ts';

describeInLab('the resolver of docs/operations.md', (lab) => {
  let resolver: Resolver;
  beforeAll(async () => {
    startDocumented(lab());
    resolver = resolverAt(lab().ports.documented);
    await resolver.selfTest();
  });

  it('V-R10 V-R6: starts as it is written there, and passes the self-test', () => {
    expect(resolver.status()).toMatchObject([{ usable: true, trusted: true, why: null, saw: null }]);
  });

  it.each([
    ['module-config', 'validator iterator'],
    ['val-permissive-mode', 'no'],
    ['domain-insecure', ''],
    ['val-sig-skew-min', '0'],
    ['val-sig-skew-max', '0'],
    ['harden-dnssec-stripped', 'yes'],
    ['ede', 'yes'],
    ['serve-expired', 'no'],
    ['num-queries-per-thread', '2048'],
  ])('V-R10: its %s is "%s"', (key, value) => {
    expect(settingOf(lab(), key)).toBe(value);
  });

  it('V-R10 V-D §13: sees every zone of the lab as it is', async () => {
    const seen = await Promise.all(
      stateQuestions.map(async ({ name, type, expected }) => {
        const { state } = await resolver.session({ publiclyTrusted: true }).look({ name, type });
        return state === expected.state ? [] : [`${name} ${type}: ${state}, not ${expected.state}`];
      }),
    );
    expect(seen.flat()).toEqual([]);
  });
});

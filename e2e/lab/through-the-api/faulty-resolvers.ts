import type { Check, RequestDetail } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { issuer } from '../data/cases.ts';
import { type Lab } from '../lab.ts';
import { inLanes } from './in-lanes.ts';
import { type FaultyResolver, faultyResolvers } from './resolver-by-name.ts';
import { checkOf, Product, type Verified } from './the-product.ts';

const zone = 'nsec3.lab';
const faults = Object.keys(faultyResolvers) as FaultyResolver[];
const baseOf = (fault: FaultyResolver) => `${fault}.faulty.${zone}`;
const overcome: readonly FaultyResolver[] = ['wrong-id', 'truncate', 'drop-first'];
/** What a look for TXT says of the fault; the look for CAA has one code for them all. */
const codes: readonly (readonly [FaultyResolver, RegExp])[] = [
  ['wrong-name', /^dns-unreadable$/], // what came answers another question, and is kept
  ['slow', /^dns-timeout$/],
  ['garbage', /^dns-(unreadable|timeout)$/],
  ['no-edns', /^dns-/],
  ['refuse', /^dns-refused$/],
  ['stale', /^dns-stale$/],
];
/** A check, and what explains it. */
const longest = 13_500;

export function faultyResolversThroughTheApi(lab: () => Lab, product: () => Product): void {
  describe('a resolver that turns faulty', () => {
    let verified: Verified[];
    const of = (fault: FaultyResolver, kind: Check['kind']) =>
      verified.find(({ check }) => check.identifier === baseOf(fault) && check.kind === kind)!;

    beforeAll(async () => {
      const requests = await inLanes(8, faults, async (fault) =>
        product().start(await product().domainRequest(baseOf(fault)), 'txt'),
      );
      await lab().set(zone, requests.flatMap(published));
      verified = await product().verifyAll(requests, ['domain', 'caa'], 2 * faults.length);
    }, 90_000);

    it.each(overcome)('V-R1 V-R3 V-R4 §13: %s is got over', (fault) => {
      for (const kind of ['domain', 'caa'] as const)
        expect(of(fault, kind).check).toMatchObject({ status: 'verified', outcome: 'pass' });
    });

    it.each(codes)('V-R3 V-R4 R11 §13: %s: an error, never a pass, in time, and all is kept', async (fault, code) => {
      for (const kind of ['domain', 'caa'] as const) {
        const { check, requestId, tookMs } = of(fault, kind);
        expect([fault, kind, check.status, check.outcome]).toEqual([fault, kind, 'failed', 'error']);
        expect(check.code).toMatch(kind === 'caa' ? /^caa-lookup-failed$/ : code);
        const [attempt] = await product().attempts(requestId, check);
        expect(attempt?.durationMs).toBeLessThanOrEqual(10_100);
        expect(attempt?.['lookups']).not.toEqual([]);
        expect(tookMs).toBeLessThan(longest);
      }
    });
  });

  describe('resolvers that do not validate', () => {
    it('V-R6 §13: 17 and 27 judge nothing, and /readyz says so', { timeout: 60_000 }, async () => {
      const { plain, liar } = lab().ports;
      const blind = await Product.lookingBy(`127.0.0.1:${plain},127.0.0.1:${liar}`, lab());
      try {
        const requests = await blind.caaRequests(['mail-ok.secure.lab', 'mail-ok.bogus.lab']);
        const verified = await blind.verifyAll(requests, ['caa']);
        for (const { check } of verified)
          expect(check).toMatchObject({ status: 'failed', outcome: 'error', code: 'resolver-not-validating' });
        const ready: unknown = await (await fetch(`${blind.server.url}/readyz`)).json();
        expect(ready).toMatchObject({ status: 'degraded', parts: { dns: { state: 'down' } } });
        for (const port of [plain, liar]) expect(JSON.stringify(ready)).toContain(`127.0.0.1:${port}`);
      } finally {
        await blind.stop();
      }
    });
  });
}

/** The value, and a permission: whatever fails, fails by its resolver alone. */
function published({ checks }: RequestDetail): string[] {
  const { identifier, instructions } = checkOf(checks, 'domain');
  if (!instructions || !('value' in instructions)) throw new Error(`No value for ${identifier}`);
  const host = identifier.slice(0, -zone.length - 1);
  return [`_ra-challenge.${host} 5 IN TXT "${instructions.value}"`, `${host} 5 IN CAA 0 issuemail "${issuer}"`];
}

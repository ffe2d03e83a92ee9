import type { Evidence } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { type Product } from './the-product.ts';

const count = 300;
const names = Array.from({ length: count }, (_, n) => `at-once-${n}.p384.lab`);
const looked = (records: readonly (Evidence | undefined)[]) => records.map((record) => record?.durationMs ?? NaN);

export function manyAtOnceThroughTheApi(product: () => Product): void {
  describe('many at once', () => {
    it(
      '300 checks are decided within a minute; prints that time beside the slowest look',
      { timeout: 120_000 },
      async () => {
        const requests = await product().caaRequests(names);
        const begun = performance.now();
        const verified = await product().verifyAll(requests, ['caa'], count);
        const whole = performance.now() - begun;
        expect(verified.map(({ check }) => check.status)).toEqual(names.map(() => 'verified'));
        const records = await Promise.all(
          verified.map(async ({ requestId, check }) => (await product().attempts(requestId, check))[0]),
        );
        const slowest = Math.max(...looked(records));
        console.log(
          `300 CAA checks at once: all decided in ${whole.toFixed(0)} ms, the slowest look took ${slowest} ms`,
        );
        expect(whole).toBeLessThan(60_000);
      },
    );
  });
}

import type { CaaPreview, Check, Detail, RequestDetail } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { stateQuestions } from '../data/states.ts';
import { type CaaVector, caaVectors } from '../data/vectors.ts';
import { inLanes } from './in-lanes.ts';
import { type Product, type Verified } from './the-product.ts';

const atOnce = 16;
const outcomes = { allow: 'pass', deny: 'fail', error: 'error' } as const;
const warningIn = (details: readonly Detail[]) => details.find(({ severity }) => severity === 'warning')?.code ?? '';

/** `name: verdict code`, so that a difference reads as a table. */
const expectedOf = ({ name, verdict, code }: CaaVector) => `${name}: ${outcomes[verdict]} ${code}`;
const seenOf = (name: string, outcome: string | null, { code, details }: Pick<Check, 'code' | 'details'>) =>
  `${name}: ${outcome ?? 'nothing'} ${code ?? warningIn(details)}`;

export function caaThroughTheApi(product: () => Product): void {
  describe('CAA', () => {
    it('V-C §13: the preview says of each of the 306 names what it must', { timeout: 120_000 }, async () => {
      const path = `/enterprises/${product().enterpriseId}/caa/preview?name=`;
      const seen = await inLanes(atOnce, caaVectors, async ({ name }) => {
        const preview = await product().script.get<CaaPreview>(`${path}${name}`);
        return seenOf(name, outcomes[preview.verdict], preview);
      });
      expect(seen).toEqual(caaVectors.map(expectedOf));
    });

    describe('checks of requests', () => {
      let requests: RequestDetail[];
      let verified: Verified[];
      beforeAll(async () => {
        requests = await product().caaRequests(caaVectors.map(({ name }) => typed(name)));
        verified = await product().verifyAll(requests, ['caa']);
      }, 180_000);

      it('V-C §13: each of the 306 names ends as it must', () => {
        const seen = verified.map(({ check }) => seenOf(check.identifier, check.outcome, check));
        expect(seen.sort()).toEqual(caaVectors.map(expectedOf).sort());
        const statuses = verified.map(({ check: { outcome, status } }) => `${outcome ?? ''} ${status}`);
        expect([...new Set(statuses)].sort()).toEqual(['error failed', 'fail failed', 'pass verified']);
      });

      it('V-D2: the row of DNSSEC beside each says what its zone is', async () => {
        const rows = await rowsOf(product(), requests);
        expect(caaVectors.map(({ name }) => `${name}: ${rows.get(name) ?? 'no row'}`)).toEqual(
          caaVectors.map((vector) => `${vector.name}: ${rowBeside(vector)}`),
        );
      });

      it('nobody waits longer than a check may take', () => {
        expect(Math.max(...verified.map(({ tookMs }) => tookMs))).toBeLessThan(20_000);
      });
    });

    it(
      'V-D2 §13: the zones of the lab have the states on rows that they have for a resolver',
      { timeout: 120_000 },
      async () => {
        const requests = await product().caaRequests(states.map(([name]) => name));
        await product().verifyAll(requests, ['caa']);
        const rows = await rowsOf(product(), requests);
        expect(states.map(([name]) => `${name}: ${rows.get(name) ?? 'no row'}`)).toEqual(
          states.map(([name, row]) => `${name}: ${row}`),
        );
      },
    );
  });
}

/** People type names as they write them. */
const typed = (name: string) => name.replace('xn--bcher-kva', 'bücher');

async function rowsOf(product: Product, requests: readonly RequestDetail[]): Promise<Map<string, string>> {
  const now = await inLanes(requests.length, requests, ({ id }) => product.read(id));
  const rows = now.flatMap(({ checks }) => checks.filter(({ kind }) => kind === 'dnssec'));
  return new Map(rows.map(({ identifier, status, outcome }) => [identifier, `${status} ${outcome ?? ''}`]));
}

const rowFor = {
  secure: 'verified pass',
  insecure: 'not-enabled pass',
  bogus: 'failed fail',
  indeterminate: 'failed error',
} as const;
const unsigned =
  /(^|\.)(insecure\.lab|insecure\.optout|island\.lab|unkalg\.lab|raw\.lab|child\.servfail\.lab|absent\.iter200\.lab|to-insecure\.bothways\.lab)$/;

/** A record that can't be read came from a zone whose state is known all the same. */
function rowBeside({ name, verdict, code }: CaaVector): string {
  if (verdict === 'error' && code !== 'caa-unreadable')
    return rowFor[code.startsWith('dnssec-') ? 'bogus' : 'indeterminate'];
  return rowFor[unsigned.test(name) ? 'insecure' : 'secure'];
}

/** Where the set that decides is the name's own, or where all that is climbed over is of one state. */
const states: readonly (readonly [name: string, row: string])[] = stateQuestions.flatMap(({ name, type, expected }) => {
  if (type !== 'CAA' || !/^(mail-ok|absent|to-[a-z]+)\./.test(name)) return [];
  return [[name, rowFor[name === 'absent.child.servfail.lab' ? 'indeterminate' : expected.state]] as const];
});

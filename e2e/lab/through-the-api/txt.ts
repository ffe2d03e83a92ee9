import type { RequestDetail } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Lab } from '../lab.ts';
import { inLanes } from './in-lanes.ts';
import { checkOf, type Product, type Verified } from './the-product.ts';

const record = (at: string, ...strings: string[]) => `${at} 5 IN TXT ${strings.map((one) => `"${one}"`).join(' ')}`;
const alias = (at: string, target: string) => `${at} 5 IN CNAME ${target}`;

interface Row {
  readonly what: string;
  /** Lines of the zone, for this value and the host that it belongs to. */
  readonly lines: (value: string, at: string, host: string) => readonly string[];
  readonly code: string | null;
  readonly hint: string | null;
}
const othersAt = (at: string) => Array.from({ length: 200 }, (_, n) => record(at, `other-${n}`));
const pass = (what: string, lines: Row['lines']): Row => ({ what, lines, code: null, hint: null });
const fails =
  (code: string) =>
  (what: string, hint: string, lines: Row['lines']): Row => ({ what, lines, code, hint });
const mismatch = fails('txt-mismatch');
const missing = fails('txt-missing');

const rows: readonly Row[] = [
  pass('the value', (value, at) => [record(at, value)]),
  pass('in two strings', (value, at) => [record(at, value.slice(0, 9), value.slice(9))]),
  pass('beside two hundred others', (value, at) => [...othersAt(at), record(at, value)]),
  pass('by an alias', (value, at, host) => [alias(at, `_pki.${host}`), record(`_pki.${host}`, value)]),
  mismatch('in quotation marks', 'txt-quoted', (value, at) => [record(at, `\\"${value}\\"`)]),
  mismatch('with a blank', 'txt-whitespace', (value, at) => [record(at, `${value} `)]),
  mismatch('in capitals', 'txt-case', (value, at) => [record(at, value.toUpperCase())]),
  mismatch('inside a longer text', 'txt-embedded', (value, at) => [record(at, `x=${value}`)]),
  mismatch('in two records', 'txt-other-values', (value, at) => [
    record(at, value.slice(0, 9)),
    record(at, value.slice(9)),
  ]),
  mismatch('two hundred others', 'txt-other-values', (_, at) => othersAt(at)),
  missing('at the domain itself', 'txt-at-apex', (value, _, host) => [record(host, value)]),
  missing('with the zone doubled', 'txt-zone-doubled', (value, at) => [record(`${at}.secure.lab`, value)]),
  missing('without the underscore', 'txt-no-underscore', (value, _, host) => [record(`ra-challenge.${host}`, value)]),
  missing('an alias in the way', 'txt-cname', (_, at) => [alias(at, 'mail-ok')]),
  missing('an alias that leads nowhere', 'txt-cname-broken', (_, at) => [alias(at, 'gone.gone')]),
  missing('nothing', 'txt-nxdomain', () => []),
];
const hostOf = (row: Row) => `t${rows.indexOf(row)}`;

/** Zones that are something other than signed and well, each with what becomes of the value there. */
const elsewhere = [
  { base: 'shop.insecure.lab', zone: 'insecure.lab', at: '_ra-challenge.shop' },
  { base: 'shop.bogus.lab', zone: 'bogus.lab', at: '_ra-challenge.shop' },
  { base: 'lag.lab', zone: 'lag.lab', at: '_ra-challenge' },
] as const;

export function txtThroughTheApi(lab: () => Lab, product: () => Product): void {
  describe('TXT', () => {
    let verified: Verified[];
    let requests: RequestDetail[];
    const ofBase = (base: string) => verified.find(({ check }) => check.identifier === base)!.check;
    const dnssecOf = async (base: string) => {
      const { requestId } = verified.find(({ check }) => check.identifier === base)!;
      return checkOf((await product().read(requestId)).checks, 'dnssec', base);
    };

    beforeAll(async () => {
      const bases = [...rows.map((row) => `${hostOf(row)}.secure.lab`), ...elsewhere.map(({ base }) => base)];
      requests = await inLanes(8, bases, async (base) => product().start(await product().domainRequest(base), 'txt'));
      const values = new Map(requests.map((request) => valueIn(request)));
      const lines = rows.flatMap((row) => {
        const host = hostOf(row);
        return row.lines(values.get(`${host}.secure.lab`)!, `_ra-challenge.${host}`, host);
      });
      await lab().set('secure.lab', lines);
      for (const { base, zone, at } of elsewhere) await lab().set(zone, [record(at, values.get(base)!)]);
      verified = await product().verifyAll(requests, ['domain']);
    }, 120_000);

    it.each(rows)('V-T2 V-T5 §13: $what: $code $hint', (row) => {
      const { status, outcome, code, details } = ofBase(`${hostOf(row)}.secure.lab`);
      const expected =
        row.code === null ? { status: 'verified', outcome: 'pass' } : { status: 'failed', outcome: 'fail' };
      expect({ status, outcome, code }).toEqual({ ...expected, code: row.code });
      if (row.hint !== null)
        expect(details).toContainEqual(expect.objectContaining({ code: row.hint, severity: 'info' }));
    });

    it('V-T2 §13: passes in an unsigned zone, whose row says so', async () => {
      expect(ofBase('shop.insecure.lab')).toMatchObject({ status: 'verified', outcome: 'pass' });
      expect(await dnssecOf('shop.insecure.lab')).toMatchObject({ status: 'not-enabled' });
    });
    it('V-T2 V-D2 §13: never passes where signatures are bad, though the value is there', async () => {
      const bad = { status: 'failed', code: 'dnssec-bad-signature' };
      expect(ofBase('shop.bogus.lab')).toMatchObject({ ...bad, outcome: 'error' });
      expect(await dnssecOf('shop.bogus.lab')).toMatchObject({ ...bad, outcome: 'fail' });
    });
    it('V-T6 §13: one name server has it, the other has not yet', () => {
      const { code, details } = ofBase('lag.lab');
      expect(code).toBe('txt-missing');
      expect(details.map((each) => each.code)).toContain('ns-lag');
    });
  });
}

function valueIn({ checks }: RequestDetail): [base: string, value: string] {
  const { identifier, instructions } = checkOf(checks, 'domain');
  if (!instructions || !('value' in instructions)) throw new Error(`No value for ${identifier}`);
  return [identifier, instructions.value];
}

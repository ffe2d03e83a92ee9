import type { Evidence, RequestDetail } from '@countersign/contracts';
import { type RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedAddresses } from '../data/refused-addresses.ts';
import { type Lab } from '../lab.ts';
import { fileRows } from './file-rows.ts';
import { canaryAt, serveSites } from './sites.ts';
import { deadAddress, type Product, type Verified, webSite } from './the-product.ts';

const zone = 'ed25519.lab';
const hostOf = (at: number) => `f${at}.${zone}`;
const addressLines = fileRows.flatMap(({ firstDead }, at) => [
  `f${at} 5 IN A ${webSite}`,
  ...(firstDead ? [`f${at} 5 IN AAAA ${deadAddress}`] : []),
]);
const ssrf = Object.keys(refusedAddresses).map((label) => `${label}.ssrf.lab`);
const rebinding = Array.from({ length: 10 }, (_, n) => `r${n}.rebind.lab`);

interface Http {
  readonly bodyBytes: string | null;
  readonly hops: readonly { readonly addressUsed: string | null }[];
}
const httpIn = (record: Evidence | undefined) => record?.['http'] as Http | null;

export function fileThroughTheApi(lab: () => Lab, product: () => Product): void {
  describe('files', () => {
    const sites = new Map<string, RequestListener>();
    let served: { close: () => void };
    let canary: { caught: readonly string[]; close: () => void };
    let verified: Map<string, Verified>;

    beforeAll(async () => {
      await lab().set(zone, addressLines);
      served = await serveSites(lab(), webSite, sites);
      canary = await canaryAt(lab(), ['127.0.0.1', '127.8.8.8']);
      const hosts = fileRows.map((_, at) => hostOf(at));
      const requests = await Promise.all([
        product().domainRequest(zone, ...hosts),
        product().domainRequest('ssrf.lab', ...ssrf),
        product().domainRequest('rebind.lab', ...rebinding),
      ]);
      const started = await Promise.all(requests.map((request) => product().start(request, 'file')));
      for (const asked of started.flatMap(askedOf)) {
        const row = fileRows[hosts.indexOf(asked.host)];
        if (row) sites.set(asked.host, row.serve({ ...asked, https: lab().ports.https }));
      }
      const all = await product().verifyAll(started, ['domain']);
      verified = new Map(all.map((one) => [one.check.identifier, one]));
    }, 120_000);
    afterAll(() => {
      served.close();
      canary.close();
    });
    const ofName = (name: string) => verified.get(name)!;
    const lastAttempt = async (name: string) => {
      const { requestId, check } = ofName(name);
      return (await product().attempts(requestId, check))[0];
    };

    it.each(fileRows.map((row, at) => ({ ...row, host: hostOf(at) })))(
      'V-F2 V-F7 V-F9 §13: $what: $code $hint',
      async ({ host, code, hint }) => {
        const { check, tookMs } = ofName(host);
        expect({ code: check.code, status: check.status }).toEqual({
          code,
          status: code === null ? 'verified' : 'failed',
        });
        if (hint !== undefined)
          expect(check.details).toContainEqual(expect.objectContaining({ code: hint, severity: 'info' }));
        expect(tookMs).toBeLessThan(14_000);
        const http = httpIn(await lastAttempt(host));
        expect(Buffer.from(http?.bodyBytes ?? '', 'base64').length).toBeLessThanOrEqual(10_000);
      },
    );

    it.each([zone, ...ssrf])('V-F5 S11: %s leads where nobody may be led', async (name) => {
      expect(ofName(name).check).toMatchObject({ status: 'failed', outcome: 'fail', code: 'file-address-refused' });
    });

    it('V-F6 S12: a name that points here and there is never verified, and is connected at the address that was judged', async () => {
      for (const name of rebinding) {
        const { status, code } = ofName(name).check;
        expect([name, status]).toEqual([name, 'failed']);
        expect(['file-address-refused', 'file-unreachable']).toContain(code);
        const used = httpIn(await lastAttempt(name))?.hops.map(({ addressUsed }) => addressUsed) ?? [];
        expect(used.filter((address) => address === '127.0.0.1')).toEqual([]);
      }
    });

    it('V-F5 S11: and nobody ever came there', () => {
      expect(canary.caught).toEqual([]);
    });
  });
}

function askedOf({ checks }: RequestDetail) {
  return checks.flatMap(({ kind, identifier: host, instructions }) =>
    kind === 'domain' && instructions && 'content' in instructions
      ? [{ host, path: instructions.path, value: instructions.content }]
      : [],
  );
}

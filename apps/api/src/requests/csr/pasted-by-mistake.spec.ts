import { fromPem, toPem } from '@countersign/pki';
import { aRoot } from '@countersign/pki/testing';
import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { specApi } from '../../testing/spec-api';
import { codeOf, RequestWorld } from '../testing';

const printed: string[] = [];
beforeAll(() => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
  for (const way of ['debug', 'log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((...said: unknown[]) => printed.push(inspect(said)));
  return () => vi.restoreAllMocks();
});
const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000', LOG_LEVEL: 'debug' } });

/** Every table there is, row by row as text: bytes stand in hexadecimal. */
async function everythingKept(): Promise<string> {
  const tables = (await api.database.owner(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )) as { name: string }[];
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['public.once_key', 'public.audit_record']));
  const rows = await Promise.all(tables.map(({ name }) => api.database.owner(`select t::text from ${name} t`)));
  return JSON.stringify(rows);
}

/** The middle of a file, where it is itself and nothing else, in the forms in which it could be kept. */
function tracesOf(pem: string): string[] {
  const der = Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
  const middle = der.subarray(der.length / 2 - 12, der.length / 2 + 12);
  const line = pem.split('\n').at(-3) ?? '';
  return [line, line.slice(4, 44), middle.toString('hex'), middle.toString('base64'), middle.toString('base64url')];
}

describe('a file pasted by mistake', () => {
  let world: RequestWorld;
  beforeAll(async () => {
    world = await RequestWorld.with(api);
  });

  const files: [string, () => Promise<string> | string, string][] = [
    [
      'private key',
      () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' }),
      'csr-private-key',
    ],
    ['certificate', async () => toPem('CERTIFICATE', (await aRoot()).certificate), 'csr-is-certificate'],
  ];
  it.each(files)('a %s is named, and nothing of it is kept', async (_, fileOf, code) => {
    const pem = await fileOf();
    const { id } = await world.create();
    const answers = [
      await world.voice.put(`/api/v1/requests/${id}/csr`, { pem }),
      await world.voice.put(`/api/v1/requests/${id}/csr`, { pem: base64Of(pem) }),
      await world.voice.post('/api/v1/csr/inspect', { pem }, { 'idempotency-key': `paste-${code}` }),
    ];
    expect(answers.map(codeOf)).toEqual(Array(3).fill(`422 ${code}`));
    const kept = [await everythingKept(), ...printed, ...answers.map(({ body }) => body)];
    for (const trace of tracesOf(pem)) for (const place of kept) expect(place).not.toContain(trace);
  });

  it('would be found by this search if it were kept', async () => {
    const request = await world.filled('mia@nordlicht.example');
    const pem = request.csr?.pem ?? '';
    const kept = await everythingKept();
    expect(
      tracesOf(toPem('CERTIFICATE REQUEST', fromPem('CERTIFICATE REQUEST', pem)[0] ?? new Uint8Array())).some((trace) =>
        kept.includes(trace),
      ),
    ).toBe(true);
  });
});

const base64Of = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');

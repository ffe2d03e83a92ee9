import { malformedCsrs } from '@countersign/pki/testing';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { specApi, type Voice } from '../../testing/spec-api';
import { RequestWorld } from '../testing';
import { CsrReader, type ReaderAnswer } from './csr-reader';
import { CsrReaderApart } from './csr-reader-apart';
import { BuiltWorker } from './testing';

const most = 250;
const page = resolve(import.meta.dirname, '../../../../../docs/malformed-csrs.md');

interface Seen {
  readonly name: string;
  readonly answer: string;
  readonly expected: string;
  /** Of the worker's processor; null: refused before it was read. */
  readonly milliseconds: number | null;
}

describe('malformed CSRs over HTTP, read by the worker of the product', () => {
  const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
  const heard: ReaderAnswer[] = [];
  let built: BuiltWorker;
  let reader: CsrReaderApart;
  let world: RequestWorld;
  let bystander: Voice;
  beforeAll(async () => {
    built = await BuiltWorker.make();
    reader = new CsrReaderApart(built.file(), undefined, (answer) => heard.push(answer));
    vi.spyOn(api.app.get(CsrReader, { strict: false }), 'read').mockImplementation((pem, who) => reader.read(pem, who));
    world = await RequestWorld.with(api);
    bystander = await world.another('enterprise-admin');
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await reader.onApplicationShutdown();
    built.remove();
  });

  it('are each refused by their code, soon, while others are served', async () => {
    const all = await malformedCsrs();
    const { id } = await world.create();
    const put = (pem: string) => world.voice.put(`/api/v1/requests/${id}/csr`, { pem });
    const usual = await delaysOf(bystander, async () => {
      for (let i = 0; i < all.length; i++) await put('x');
    });

    const seen: Seen[] = [];
    const meanwhile = await delaysOf(bystander, async () => {
      for (const [name, input, code] of all) {
        heard.length = 0;
        const answer = await put(typeof input === 'string' ? input : Buffer.from(input).toString('base64'));
        const problem = answer.json<{ status: number; code: string; detail: string }>();
        expect(problem.detail, name).toMatch(/^[A-Z].*\.? /);
        const expected = `${code === 'too-large' ? 413 : 422} ${code}`;
        const milliseconds = heard[0]?.milliseconds ?? null;
        seen.push({ name, answer: `${problem.status} ${problem.code}`, expected, milliseconds });
      }
    });

    expect(seen.length).toBeGreaterThanOrEqual(200);
    expect(seen.filter(({ answer, expected }) => answer !== expected)).toEqual([]);
    expect(seen.filter(({ milliseconds }) => (milliseconds ?? 0) > most)).toEqual([]);
    expect((await world.get(id)).csr).toBeNull();
    const table = tableOf(seen, usual, meanwhile);
    console.log(table);
    if (process.env['WRITE_DOCS'] === '1') writeFileSync(page, table);
    // Twice the usual, and what a busy machine adds.
    expect(p99(meanwhile)).toBeLessThan(2 * p99(usual) + 50);
  });
});

/** How long another's look at the list takes, over and over while something goes on. */
async function delaysOf(voice: Voice, work: () => Promise<void>): Promise<number[]> {
  const delays: number[] = [];
  const over = new AbortController();
  const looking = async () => {
    while (!over.signal.aborted) {
      const begin = performance.now();
      expect((await voice.get('/api/v1/requests')).statusCode).toBe(200);
      delays.push(performance.now() - begin);
    }
  };
  const worked = work().finally(() => {
    over.abort();
  });
  await Promise.all([looking(), worked]);
  return delays;
}

const p99 = (delays: readonly number[]) => delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.99)] ?? 0;

function tableOf(seen: readonly Seen[], usual: readonly number[], meanwhile: readonly number[]): string {
  const slowest = seen.toSorted((a, b) => (b.milliseconds ?? -1) - (a.milliseconds ?? -1));
  const rows = slowest.map(
    ({ name, answer, milliseconds }) =>
      `| ${name.replaceAll('|', '\\|')} | ${answer} | ${milliseconds?.toFixed(1) ?? '–'} |`,
  );
  return [
    '# Malformed CSRs',
    `${seen.length} files that are no CSR, or none to be certified, sent to \`PUT /api/v1/requests/:id/csr\` of the application with the worker that the product ships: the answer, and the`,
    `milliseconds of processor that the worker took (its limit is ${most}; a dash: refused before it was read, by its size). Meanwhile another person's looks at the list of requests took`,
    `${p99(meanwhile).toFixed(0)} ms at the 99th percentile, as against ${p99(usual).toFixed(0)} ms while as many texts of one letter were sent.`,
    '',
    'Made by `WRITE_DOCS=1 vitest run --config apps/api/vite.long.config.mts apps/api/src/requests/csr/malformed.long.spec.ts`; the files are in `libs/pki/src/testing/malformed`.',
    '',
    '| file | answer | ms |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

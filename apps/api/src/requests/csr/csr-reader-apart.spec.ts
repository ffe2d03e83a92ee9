import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCsr } from '../testing';
import { CsrReaderApart, type ReadingTime } from './csr-reader-apart';

const api = resolve(import.meta.dirname, '../../..');
/** Below node_modules, so that what is built here finds its packages. */
const cache = resolve(api, '../../node_modules/.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'csr-reading-'));
const readers: CsrReaderApart[] = [];
const readerOf = (file: string, time?: ReadingTime) => {
  const reader = new CsrReaderApart(pathToFileURL(join(folder, file)), time);
  readers.push(reader);
  return reader;
};
/** A worker that behaves as the lines say. */
const aWorker = (file: string, behaviour: string) => {
  writeFileSync(
    join(folder, file),
    `import { parentPort } from 'node:worker_threads';\n${behaviour}\nparentPort.postMessage('ready');`,
  );
  return readerOf(file, { milliseconds: 50, patience: 20 });
};

describe('a CSR read apart', () => {
  beforeAll(async () => {
    const ssr = 'src/requests/csr/csr-reading.worker.ts';
    const settings = { configFile: false, logLevel: 'error', root: api, resolve: { tsconfigPaths: true } } as const;
    await build({ ...settings, build: { ssr, outDir: folder } });
  });
  afterAll(async () => {
    for (const reader of readers) await reader.onApplicationShutdown();
    rmSync(folder, { recursive: true });
  });

  it('says the same as one read here', async () => {
    const reader = readerOf('csr-reading.worker.js');
    const pem = await aCsr({ subject: 'CN=mia@nordlicht.example', emails: ['mia@nordlicht.example'] });
    const { facts, weaknesses } = await reader.read(pem, 'mia');
    expect(facts).toMatchObject({ san: { emails: ['mia@nordlicht.example'] }, key: { curve: 'P-256' } });
    expect(facts.spki).toBeInstanceOf(Uint8Array);
    expect(weaknesses).toEqual([]);
    await expect(reader.read('hello', 'mia')).rejects.toMatchObject({ code: 'csr-unreadable' });
    await expect(
      reader.read('-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----', 'mia'),
    ).rejects.toMatchObject({
      code: 'csr-private-key',
    });
  });

  it('is given up when it takes too long; the next one is read by a new worker', async () => {
    const reader = aWorker(
      'slow.mjs',
      `parentPort.on('message', ({ id, pem }) => { if (pem === 'slow') for (;;); parentPort.postMessage({ id, reading: pem }); });`,
    );
    const [slow, quick] = await Promise.allSettled([reader.read('slow', 'mia'), reader.read('quick', 'mia')]);
    expect(slow).toMatchObject({ status: 'rejected', reason: { code: 'csr-unreadable' } });
    expect(quick).toEqual({ status: 'fulfilled', value: 'quick' });
  });

  it('is given up by the clock too, where the processor can’t be asked', async () => {
    const reader = aWorker('silent.mjs', `parentPort.on('message', () => undefined);`);
    await expect(reader.read('x', 'mia')).rejects.toMatchObject({ code: 'csr-unreadable' });
  });

  it('is unreadable when it kills its reader', async () => {
    const reader = aWorker('dead.mjs', `parentPort.on('message', () => process.exit(1));`);
    await expect(reader.read('x', 'mia')).rejects.toMatchObject({ code: 'csr-unreadable' });
  });

  it('is read once its reader can start, whatever kept it from that', async () => {
    const reader = readerOf('late.mjs');
    await expect(reader.read('x', 'mia')).rejects.toThrow();
    aWorker('late.mjs', `parentPort.on('message', ({ id, pem }) => parentPort.postMessage({ id, reading: pem }));`);
    await expect(reader.read('x', 'mia')).resolves.toBe('x');
  });

  it('ends nobody but its reader when that fails later', async () => {
    const reader = aWorker(
      'fails.mjs',
      `parentPort.on('message', ({ id, pem }) => {
        parentPort.postMessage({ id, reading: pem });
        setTimeout(() => { throw new Error('late'); }, 20);
      });`,
    );
    await expect(reader.read('x', 'mia')).resolves.toBe('x');
    await wait(300);
  });

  it('is our fault, and says so, when the reader breaks', async () => {
    const reader = aWorker(
      'broken.mjs',
      `parentPort.on('message', ({ id }) => parentPort.postMessage({ id, fault: null }));`,
    );
    await expect(reader.read('x', 'mia')).rejects.toThrow('not through its own fault');
  });
});

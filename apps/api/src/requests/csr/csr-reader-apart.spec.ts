import { toPem } from '@countersign/pki';
import { closePrimes, onePrime, requestBy } from '@countersign/pki/testing';
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCsr } from '../testing';
import type { ReaderAnswer } from './csr-reader';
import { CsrReaderApart, type ReadingTime } from './csr-reader-apart';
import { BuiltWorker } from './testing';

let built: BuiltWorker;
const readers: CsrReaderApart[] = [];
const readerOf = (file?: string, time?: ReadingTime, heard?: (answer: ReaderAnswer) => void) => {
  const reader = new CsrReaderApart(built.file(file), time, heard);
  readers.push(reader);
  return reader;
};
/** A worker that behaves as the lines say. */
const aWorker = (file: string, behaviour: string) => {
  writeFileSync(
    built.file(file),
    `import { parentPort } from 'node:worker_threads';\n${behaviour}\nparentPort.postMessage('ready');`,
  );
  return readerOf(file, { milliseconds: 50, patience: 20 });
};

describe('a CSR read apart', () => {
  beforeAll(async () => {
    built = await BuiltWorker.make();
  });
  afterAll(async () => {
    for (const reader of readers) await reader.onApplicationShutdown();
    built.remove();
  });

  it('says the same as one read here', async () => {
    const reader = readerOf();
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

  it('is told what is weak about its key, soon also of the largest that a profile takes', async () => {
    const times: number[] = [];
    const reader = readerOf(undefined, undefined, ({ milliseconds }) => times.push(milliseconds));
    const weak = await reader.read(toPem('CERTIFICATE REQUEST', requestBy(closePrimes(2048))), 'mia');
    expect(weak.weaknesses).toEqual([{ code: 'csr-weak-key', params: { reason: 'close-primes' } }]);
    const largest = toPem('CERTIFICATE REQUEST', requestBy(onePrime(4096)));
    for (let i = 0; i < 2; i++)
      expect(await reader.read(largest, 'mia')).toMatchObject({
        facts: { key: { bits: 4096 } },
        weaknesses: [{ code: 'csr-modulus' }],
      });
    const [, first = 0, again = 0] = times;
    expect(first).toBeLessThan(250);
    expect(again).toBeLessThan(first / 2); // what is weak about a key is found out once
  });

  it('waits for one of another’s, however many slow ones that one sent', async () => {
    const reader = aWorker(
      'heavy.mjs',
      `parentPort.on('message', ({ id, pem }) => setTimeout(() => parentPort.postMessage({ id, reading: pem }), 20));`,
    );
    const done: string[] = [];
    const read = async (pem: string, who: string) => {
      await reader.read(pem, who);
      done.push(pem);
    };
    const many = Array.from({ length: 10 }, (_, i) => read(`eve ${i}`, 'eve'));
    await Promise.all([...many, read('mia', 'mia')]);
    expect(done.indexOf('mia')).toBeLessThanOrEqual(1);
  });

  it('is given up when it takes too long; the next one is read by a new worker', async () => {
    const reader = aWorker(
      'slow.mjs',
      `parentPort.on('message', ({ id, pem }) => { if (pem === 'slow') for (;;); parentPort.postMessage({ id, reading: pem }); });`,
    );
    const [slow, quick] = await Promise.allSettled([reader.read('slow', 'mia'), reader.read('quick', 'mia')]);
    expect(slow).toMatchObject({
      status: 'rejected',
      reason: { code: 'csr-unreadable', params: { reason: 'too-costly' } },
    });
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

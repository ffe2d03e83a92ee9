import 'reflect-metadata';
import { parentPort } from 'node:worker_threads';
import { readingOf } from './csr-reader';

/** Reads what strangers send, apart from everything else: a CSR made to be slow delays nobody. */
parentPort?.on('message', ({ id, pem }: { id: number; pem: string }) => {
  void readingOf(id, pem).then((reading) => {
    parentPort?.postMessage(reading);
  });
});
parentPort?.postMessage('ready');

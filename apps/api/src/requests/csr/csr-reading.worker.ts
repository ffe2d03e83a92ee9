import 'reflect-metadata';
import { parentPort } from 'node:worker_threads';
import { answerTo } from './csr-reader';

/** Reads what strangers send, apart from everything else: a CSR made to be slow delays nobody. */
parentPort?.on('message', ({ id, pem }: { id: number; pem: string }) => {
  void answerTo(id, pem).then((answer) => {
    parentPort?.postMessage(answer);
  });
});
parentPort?.postMessage('ready');

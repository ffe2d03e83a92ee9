import { CsrFault } from '@countersign/pki';
import type { OnApplicationShutdown } from '@nestjs/common';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { CsrReader, type CsrReading, type ReaderAnswer } from './csr-reader';
import { FairQueue } from './fair-queue';

export interface ReadingTime {
  /** Of the processor, which a busy machine gives slowly; an honest CSR takes a few. */
  readonly milliseconds: number;
  /** How many times that by the clock, whatever the processor gave. */
  readonly patience: number;
}
const usual: ReadingTime = { milliseconds: 250, patience: 20 };

/**
 * Reads each CSR in a worker thread and stops it when it takes too long. One worker, one CSR at a time, in turns between those who send them: a
 * slow one delays another's by itself alone, and the event loop of nobody.
 */
export class CsrReaderApart extends CsrReader implements OnApplicationShutdown {
  private worker: Promise<Worker> | undefined;
  private readonly queue = new FairQueue();
  private count = 0;

  constructor(
    private readonly file: URL,
    private readonly time = usual,
    /** Hears of each answer: for measures. */
    private readonly heard: (answer: ReaderAnswer) => void = () => undefined,
  ) {
    super();
  }

  read(pem: string, who: string): Promise<CsrReading> {
    return this.queue.run(who, () => this.readNext(pem));
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.worker)?.terminate();
  }

  private async readNext(pem: string): Promise<CsrReading> {
    const worker = await this.ready();
    const id = ++this.count;
    const answer = await this.answerOf(worker, { id, pem });
    this.heard(answer);
    if ('reading' in answer) return answer.reading;
    if (answer.fault) throw new CsrFault(answer.fault.code, answer.fault.params);
    throw new Error('A CSR could not be read, and not through its own fault');
  }

  /** One that could not start is not kept: the next CSR tries again. */
  private ready(): Promise<Worker> {
    this.worker ??= started(this.file).catch((error: unknown) => {
      this.worker = undefined;
      throw error;
    });
    return this.worker;
  }

  /** A worker that has not answered in time, or died, is given up with what it was reading. */
  private async answerOf(worker: Worker, asked: { id: number; pem: string }): Promise<ReaderAnswer> {
    const settled = new AbortController();
    const answer = once(worker, 'message', { signal: settled.signal });
    const end = once(worker, 'exit', { signal: settled.signal });
    const late = this.overtime(worker, settled.signal);
    worker.postMessage(asked);
    const first = await Promise.race([answer, end, late].map((each) => each.catch(() => null)));
    settled.abort();
    const [said] = (first ?? []) as [ReaderAnswer | number | undefined];
    if (typeof said === 'object' && said.id === asked.id) return said;
    this.worker = undefined;
    await worker.terminate();
    throw new CsrFault('csr-unreadable', { reason: 'too-costly' });
  }

  /** Ends when the worker has had its time. */
  private async overtime(worker: Worker, signal: AbortSignal): Promise<null> {
    const { milliseconds, patience } = this.time;
    const before = await worker.cpuUsage();
    for (let round = 0; round < patience; round++) {
      await wait(milliseconds, undefined, { signal });
      const used = await Promise.race([worker.cpuUsage(before), wait(milliseconds, null, { signal })]);
      if (used !== null && used.user + used.system > milliseconds * 1000) return null;
    }
    return null;
  }
}

/** Loading its code is not what is timed: `ready` is its first word. */
async function started(file: URL): Promise<Worker> {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 64 } });
  worker.on('error', () => undefined); // one that dies while nobody waits for it would else end the whole process
  await once(worker, 'message');
  worker.unref();
  return worker;
}

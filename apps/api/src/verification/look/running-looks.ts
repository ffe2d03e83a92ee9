import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource, MoreThan } from 'typeorm';
import { Clock } from '../../shared/clock';
import { CheckEntity } from '../check.entity';

const BETWEEN_LOOKS = 150;
const AT_THE_END = 8_000;

/** The attempts of this process, by id: a second hand on the same button waits for the first one's answer, and so does the end of the process. */
@Injectable()
export class RunningLooks implements BeforeApplicationShutdown {
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  keep(id: string, work: Promise<void>): Promise<void> {
    const ended = work.finally(() => this.running.delete(id));
    this.running.set(id, ended);
    return ended;
  }

  /** Also of another process: then its row says when it is over, at the latest with its lease, for that process may be gone. */
  async ended(attemptId: string): Promise<void> {
    const here = this.running.get(attemptId);
    if (here) return here.catch(() => undefined);
    while (await this.isLeased(attemptId)) await wait(BETWEEN_LOOKS, null, { ref: false });
  }

  /** Not for ever: what is not decided by then, another process takes over when its lease ends. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.race([Promise.allSettled(this.running.values()), wait(AT_THE_END, null, { ref: false })]);
  }

  private isLeased(attemptId: string): Promise<boolean> {
    return this.db.manager.existsBy(CheckEntity, { attemptId, attemptUntil: MoreThan(this.clock.now()) });
  }
}

import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import type { Caller } from '../../shared/access/caller';
import { problemOf } from '../../shared/problem';
import type { SubjectRef } from '../subject';
import { BeginLook, type Choose } from './begin-look';
import { EndLook, type Looked } from './end-look';
import { KeepChain } from './keep-chain';
import { Look } from './look';
import type { LookCause, LookTask } from './look-task';
import { OneAtATime } from './one-at-a-time';
import { RunningLooks } from './running-looks';

/** After so long a caller is told that it goes on. */
const PATIENCE = 20_000;
const PAUSES = [200, 500, 1000, 2000] as const;

/** Looks at checks: takes their leases, asks the world outside of any transaction and side by side, and writes down what was seen. */
@Injectable()
export class LookAtChecks {
  private readonly logger = new Logger('look');
  private readonly turns = new OneAtATime();

  constructor(
    private readonly beginLook: BeginLook,
    private readonly look: Look,
    private readonly endLook: EndLook,
    private readonly keepChain: KeepChain,
    private readonly running: RunningLooks,
  ) {}

  /** True: all is decided; false: it goes on. */
  async run(subject: SubjectRef, choose: Choose, cause: LookCause, asking: Caller): Promise<boolean> {
    // Several transactions come of one call: none of them is the one that an Idempotency-Key stands for
    const caller = { ...asking, once: null };
    const { tasks, joined } = await this.turns.run(subject.id, () =>
      this.beginLook.run(subject, choose, cause, caller),
    );
    const own = tasks.map((task) => this.running.keep(task.attemptId, this.one(task, caller)));
    const all = Promise.all([...own, ...joined.map(({ attemptId }) => this.running.ended(attemptId))]);
    const decided = all.then(() => {
      // What somebody else began before Generate was pressed may have seen what is no longer there
      if (cause !== 'generate' || joined.length === 0) return true;
      return this.run(subject, only(joined.map(({ checkId }) => checkId)), cause, asking);
    });
    return Promise.race([decided, wait(PATIENCE, false, { ref: false })]);
  }

  private async one(task: LookTask, caller: Caller): Promise<void> {
    const looked = await this.look.run(task);
    const evidenceId = await this.written(task, looked, caller);
    void this.running.keep(evidenceId, this.keepChain.run(task, looked, evidenceId, caller).catch(this.missing));
  }

  /** What was seen is not thrown away because many wait for the same row, or the database is away for a moment. */
  private async written(task: LookTask, looked: Looked, caller: Caller): Promise<string> {
    for (const pause of PAUSES)
      try {
        return await this.ended(task, looked, caller);
      } catch (error) {
        if (problemOf(error).code !== 'unavailable') throw error;
        await wait(pause);
      }
    return this.ended(task, looked, caller);
  }

  private ended(task: LookTask, looked: Looked, caller: Caller): Promise<string> {
    return this.turns.run(task.subject.id, () => this.endLook.run(task, looked, caller));
  }

  /** The verdict stands without it; the offline proof of this attempt does not go up to the root. */
  private readonly missing = (error: unknown): void => {
    this.logger.warn(`key chain: ${String(error)}`);
  };
}

const only =
  (ids: readonly string[]): Choose =>
  (checks) =>
    checks.filter(({ id }) => ids.includes(id));

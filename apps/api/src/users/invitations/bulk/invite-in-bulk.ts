import { say } from '@countersign/words';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Tx } from '../../../database/tx';
import { UnitOfWork } from '../../../database/unit-of-work';
import { type Fault, Job, type SettledLine, type TrackedJob, type TrackedJobRow, TrackedJobs } from '../../../jobs';
import { type Caller, jobCaller, mayIn } from '../../../shared/access/caller';
import { Clock } from '../../../shared/clock';
import { problemOf, RaError } from '../../../shared/problem';
import { assertMayGrant } from '../../roles/grants';
import { RoleStore } from '../../roles/role.store';
import { StandingOf } from '../../standing-of';
import { StartInvitation } from '../start-invitation';
import { BULK_INVITATIONS } from './upload-file';

/** Then others have a turn: the lines of several files go on side by side, and a stop does not wait for the end of one. */
const TURN = 2000;
const TOGETHER = 20;
const application = jobCaller('invitations');

interface Line {
  readonly name: string;
  readonly email: string;
  readonly roleId: string;
}

/**
 * Invites the good lines of a file. Invitation, mail, audit and the mark that the line is done are written in one transaction, so that
 * no address is invited twice wherever the process ends. It goes on where it was left.
 */
@Injectable()
export class InviteInBulk implements OnApplicationBootstrap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: TrackedJobs,
    private readonly standingOf: StandingOf,
    private readonly roles: RoleStore,
    private readonly start: StartInvitation,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { id } of await this.jobs.unfinished(BULK_INVITATIONS)) await this.again(id);
  }

  @Job('invite-in-bulk', { heartbeat: 10 })
  async run({ id }: { id: string }): Promise<void> {
    const job = await this.jobs.find(id);
    if (job === null) return;
    const caller = await this.uploader(job);
    const until = this.clock.now().getTime() + TURN;
    let isLeft = true;
    while (isLeft && this.clock.now().getTime() < until) isLeft = await this.inviteNext(job, caller);
    if (isLeft) await this.again(id);
  }

  /** Who sent the file, with what they may do now: what was taken from them meanwhile they give nobody. */
  private async uploader({ ownerId, traceId }: TrackedJob): Promise<Caller> {
    const standing = ownerId === null ? null : await this.standingOf.run(ownerId);
    return { ...(standing ?? application), ip: null, userAgent: null, traceId, ifMatch: null, once: null };
  }

  /** False when no line is left. Several go in one transaction, which the disk is asked for once; where one is refused, each goes alone. */
  private async inviteNext(job: TrackedJob, caller: Caller): Promise<boolean> {
    try {
      return await this.unitOfWork.run(caller, async (tx) => {
        const lines = await this.jobs.next(tx, job, TOGETHER);
        await this.settle(tx, job, lines);
        return lines.length > 0;
      });
    } catch (error) {
      if (problemOf(error).code === 'unavailable') throw error;
      for (let n = 0; n < TOGETHER; n++) await this.inviteAlone(job, caller);
      return true;
    }
  }

  private async inviteAlone(job: TrackedJob, caller: Caller): Promise<void> {
    let line: TrackedJobRow | undefined;
    try {
      await this.unitOfWork.run(caller, async (tx) => {
        [line] = await this.jobs.next(tx, job, 1);
        if (line) await this.settle(tx, job, [line]);
      });
    } catch (error) {
      await this.refuse(line, caller, error);
    }
  }

  private async settle(tx: Tx, job: TrackedJob, lines: readonly TrackedJobRow[]): Promise<void> {
    tx.letMailsWait();
    const settled: SettledLine[] = [];
    for (const { row, input } of lines) settled.push({ row, outcome: await this.invite(tx, job, input as Line) });
    await this.jobs.settle(tx, job.id, settled);
  }

  private async invite(tx: Tx, { enterpriseId }: TrackedJob, { roleId, ...who }: Line): Promise<{ id: string }> {
    if (enterpriseId === null || !mayIn(tx.caller, 'users:edit', enterpriseId)) throw new RaError('forbidden');
    const role = await this.roles.toGive(tx, roleId, enterpriseId, 'role');
    assertMayGrant(tx.caller, role);
    return this.start.run(tx, { ...who, enterpriseId, roleId, invitedBy: tx.caller.personId });
  }

  /** What was not the line's fault is tried again, with the whole job. */
  private async refuse(line: TrackedJobRow | undefined, caller: Caller, error: unknown): Promise<void> {
    const { code, extra } = problemOf(error);
    if (line === undefined || code === 'unavailable') throw error;
    const faults: Fault[] = (extra.errors ?? [{ path: '', code }]).map(({ path, code: one, params }) => ({
      path: path.replace(/^\//, ''),
      code: one,
      message: say(one, params).what,
    }));
    const refused = { row: line.row, outcome: { errors: faults } };
    await this.unitOfWork.run(caller, (tx) => this.jobs.settle(tx, line.jobId, [refused]));
  }

  private again(id: string): Promise<void> {
    return this.unitOfWork.run(application, async (tx) => {
      tx.job('invite-in-bulk', { id });
    });
  }
}

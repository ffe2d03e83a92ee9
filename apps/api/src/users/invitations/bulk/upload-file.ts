import type { Job } from '@countersign/contracts';
import { say } from '@countersign/words';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../database/unit-of-work';
import { ActiveEnterprise } from '../../../enterprises';
import { toJob, TrackedJobs, type WantedRow } from '../../../jobs';
import type { Caller } from '../../../shared/access/caller';
import { withFacts } from '../../../shared/answers';
import { InvitationLimits } from '../invitation-limits';
import { JudgeFile } from './judge-file';
import type { JudgedLine } from './judge-lines';

export const BULK_INVITATIONS = 'invitations';

/** Takes the good lines of a file; a job invites them one by one. The others are told with what is wrong with them. */
@Injectable()
export class UploadFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly limits: InvitationLimits,
    private readonly enterprises: ActiveEnterprise,
    private readonly judge: JudgeFile,
    private readonly jobs: TrackedJobs,
  ) {}

  async run(enterpriseId: string, file: Buffer, caller: Caller): Promise<Job> {
    await this.limits.invitingInBulk(enterpriseId);
    const lines = await this.judge.run(enterpriseId, file, caller);
    const rows = lines.map(rowOf);
    return this.unitOfWork.run(caller, async (tx) => {
      const { name } = await this.enterprises.run(tx.manager, enterpriseId);
      const wanted = { kind: BULK_INVITATIONS, enterpriseId, permission: 'users:read' as const, columns };
      const job = await this.jobs.begin(tx, wanted, rows);
      if (job.state !== 'done') tx.job('invite-in-bulk', { id: job.id });
      const about = { type: 'job', id: job.id, label: name, enterpriseId };
      tx.audit('invitation.file-taken', about, { after: { lines: job.total, refused: job.failed } });
      return withFacts(
        toJob(
          job,
          rows.filter(({ errors }) => errors.length > 0),
        ),
        { status: 202, location: `/api/v1/jobs/${job.id}` },
      );
    });
  }
}

const columns = ['name', 'email', 'role'];

const rowOf = ({ line, name, email, role, roleId, faults }: JudgedLine): WantedRow => ({
  row: line,
  cells: [name, email, role],
  input: roleId === null ? null : { name, email, roleId },
  errors: faults.map(({ path, code, params }) => ({ path, code, message: say(code, params).what })),
});

import type { BulkInvitationResult } from '@countersign/contracts';
import { say } from '@countersign/words';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../shared/access/caller';
import { withFacts } from '../../../shared/answers';
import { InvitationLimits } from '../invitation-limits';
import { JudgeFile } from './judge-file';

/** The dry run: before anything is sent, what is wrong with which line. */
@Injectable()
export class CheckFile {
  constructor(
    private readonly limits: InvitationLimits,
    private readonly judge: JudgeFile,
  ) {}

  async run(enterpriseId: string, file: Buffer, caller: Caller): Promise<BulkInvitationResult> {
    await this.limits.checkingFile(caller);
    const lines = await this.judge.run(enterpriseId, file, caller);
    const rows = lines.map(({ line, email, faults }) => ({
      ...{ line, email, ok: faults.length === 0 },
      errors: faults.map(({ path, code, params }) => ({ path, code, message: say(code, params).what })),
    }));
    return withFacts({ rows }, { status: 200 });
  }
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { CheckStore } from './check.store';
import type { SubjectRef } from './subject';

/** The subject has what it was checked for. Its checks stay as they were then, whatever the clock says later. */
@Injectable()
export class CloseChecks {
  constructor(private readonly checks: CheckStore) {}

  async run(tx: Tx, subject: SubjectRef): Promise<void> {
    await this.checks.close(tx, subject);
  }

  /** All of an enterprise that is gone: no Token and no look-up decides anything there any more. */
  async ofEnterprise(tx: Tx, enterpriseId: string): Promise<void> {
    await this.checks.closeAll(tx, enterpriseId);
  }
}

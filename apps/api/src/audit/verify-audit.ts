import type { AuditVerification } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { chainName } from './audit-record.entity';
import { verifyChains } from './verify-chains';

/** Whether every chain is whole. It reads every record there is: who asks while it runs gets the answer of the same run. */
@Injectable()
export class VerifyAudit {
  private running: Promise<AuditVerification> | undefined;

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  run(): Promise<AuditVerification> {
    this.running ??= this.verify().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** On one view of the data: what is written meanwhile is no break. */
  private async verify(): Promise<AuditVerification> {
    const { breaks, checked, chains } = await this.db.transaction('REPEATABLE READ', verifyChains);
    const [first] = breaks;
    return {
      intact: breaks.length === 0,
      checked,
      chains,
      firstBrokenId: first?.id ?? null,
      firstBrokenChain: first ? chainName(first.chain) : null,
      checkpoint: null,
    };
  }
}

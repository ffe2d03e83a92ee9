import type { EvidenceQuery } from '@countersign/contracts';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { AttemptsOf } from '../verification';
import { subjectOf } from './domain.entity';
import { DomainStore } from './domain.store';

@Injectable()
export class ReadDomainAttempts {
  constructor(
    private readonly domains: DomainStore,
    private readonly attemptsOf: AttemptsOf,
  ) {}

  async run(enterpriseId: string, id: string, checkId: string, asked: EvidenceQuery): Promise<StreamableFile> {
    const { manager } = this.domains;
    const domain = await this.domains.get(manager, enterpriseId, id);
    return this.attemptsOf.run(manager, { id: checkId, subject: subjectOf(domain) }, asked);
  }
}

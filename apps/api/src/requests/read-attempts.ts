import type { EvidenceQuery } from '@countersign/contracts';
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { AttemptsOf } from '../verification';
import { RequestStore } from './request.store';

@Injectable()
export class ReadAttempts {
  constructor(
    private readonly requests: RequestStore,
    private readonly attemptsOf: AttemptsOf,
  ) {}

  async run(id: string, checkId: string, asked: EvidenceQuery, caller: Caller): Promise<StreamableFile> {
    await this.requests.get(id, Scope.of(caller, 'requests:read'));
    const ref = { id: checkId, subject: { type: 'request' as const, id } };
    return this.attemptsOf.run(this.requests.manager, ref, asked);
  }
}

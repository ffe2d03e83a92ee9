import type { Job } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { versioned } from '../../shared/answers';
import { SHOWN, toDto } from './tracked-job.entity';
import { TrackedJobs } from './tracked-jobs';

@Injectable()
export class GetJob {
  constructor(private readonly jobs: TrackedJobs) {}

  async run(id: string, caller: Caller): Promise<Job> {
    const job = await this.jobs.get(id, caller);
    return versioned(toDto(job, await this.jobs.failures(id, SHOWN)), `${job.state}-${job.done}-${job.failed}`);
  }
}

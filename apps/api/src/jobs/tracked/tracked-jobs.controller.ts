import { job, type Job } from '@countersign/contracts';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import * as z from 'zod';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { GetJob } from './get-job';
import { GetJobResult } from './get-job-result';

const file = z.file().meta({ id: 'JobResultFile' });

/** For who began it, and for who may see such things in its enterprise; to all others it is not there. */
@Controller('jobs/:id')
@Needs('signed-in', 'listed')
export class TrackedJobsController {
  constructor(
    private readonly getJob: GetJob,
    private readonly getJobResult: GetJobResult,
  ) {}

  @Get()
  @Answers(job)
  get(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<Job> {
    return this.getJob.run(id, caller);
  }

  @Get('result')
  @ApiProduces('text/csv')
  @Answers(file)
  result(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<StreamableFile> {
    return this.getJobResult.run(id, caller);
  }
}

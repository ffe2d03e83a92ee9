import {
  type BulkInvitationResult,
  bulkInvitationQuery,
  bulkInvitationResult,
  job,
  type Job,
} from '@countersign/contracts';
import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import * as z from 'zod';
import type { Caller } from '../../../shared/access/caller';
import { CallerOf } from '../../../shared/access/caller-of';
import { Needs } from '../../../shared/access/needs';
import { Answers } from '../../../shared/answers';
import { IdParam } from '../../../shared/params';
import { TakesBytes } from '../../../shared/takes-bytes';
import { CheckFile } from './check-file';
import { UploadFile } from './upload-file';

type Asked = z.infer<typeof bulkInvitationQuery>;

@Controller('enterprises/:id/invitations/bulk')
export class BulkInvitationsController {
  constructor(
    private readonly checkFile: CheckFile,
    private readonly uploadFile: UploadFile,
  ) {}

  @Post()
  @TakesBytes('text/csv')
  @ApiOperation({ description: '`name,email,role` in UTF-8, a line a person, at most 5,000' })
  @Needs('users:edit', { of: 'enterprise' })
  @Answers(z.union([job, bulkInvitationResult]), { status: [202, 200] })
  send(
    @Param('id', IdParam) id: string,
    @Query({ schema: bulkInvitationQuery }) { dryRun }: Asked,
    @Body() file: Buffer | undefined,
    @CallerOf() caller: Caller,
  ): Promise<Job | BulkInvitationResult> {
    const bytes = file ?? Buffer.alloc(0);
    return dryRun === true ? this.checkFile.run(id, bytes, caller) : this.uploadFile.run(id, bytes, caller);
  }
}

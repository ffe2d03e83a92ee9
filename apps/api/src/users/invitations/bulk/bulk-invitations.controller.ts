import {
  type BulkInvitationResult,
  bulkInvitationQuery,
  bulkInvitationResult,
  job,
  type Job,
} from '@countersign/contracts';
import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import * as z from 'zod';
import type { Caller } from '../../../shared/access/caller';
import { CallerOf } from '../../../shared/access/caller-of';
import { Needs } from '../../../shared/access/needs';
import { Answers } from '../../../shared/answers';
import { takesCsv } from '../../../shared/media-types';
import { IdParam } from '../../../shared/params';
import { CheckFile } from './check-file';
import { UploadFile } from './upload-file';

const csv = z
  .string({ error: 'column-missing' })
  .meta({ description: 'name,email,role; UTF-8, a line a person, at most 5,000' });
type Asked = z.infer<typeof bulkInvitationQuery>;

@Controller('enterprises/:id/invitations/bulk')
export class BulkInvitationsController {
  constructor(
    private readonly checkFile: CheckFile,
    private readonly uploadFile: UploadFile,
  ) {}

  @Post()
  @RouteConfig(takesCsv)
  @ApiConsumes('text/csv')
  @Needs('users:edit', { of: 'enterprise' })
  @Answers(z.union([job, bulkInvitationResult]), { status: [202, 200] })
  send(
    @Param('id', IdParam) id: string,
    @Query({ schema: bulkInvitationQuery }) { dryRun }: Asked,
    @Body({ schema: csv }) text: string,
    @CallerOf() caller: Caller,
  ): Promise<Job | BulkInvitationResult> {
    return dryRun === true ? this.checkFile.run(id, text, caller) : this.uploadFile.run(id, text, caller);
  }
}

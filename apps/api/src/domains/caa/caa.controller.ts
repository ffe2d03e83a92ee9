import {
  type Caa,
  caa,
  type CaaPreview,
  caaPreview,
  type CaaPreviewQuery,
  caaPreviewQuery,
  putCaa,
  type PutCaa as Wanted,
} from '@countersign/contracts';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { GetCaa } from './get-caa';
import { PreviewCaaRecords } from './preview-caa-records';
import { PutCaa } from './put-caa';

@Controller('enterprises/:id/caa')
export class CaaController {
  constructor(
    private readonly getCaa: GetCaa,
    private readonly putCaa: PutCaa,
    private readonly previewCaaRecords: PreviewCaaRecords,
  ) {}

  @Get()
  @Needs('domains:read', { of: 'enterprise' })
  @Answers(caa)
  get(@Param('id', IdParam) id: string): Promise<Caa> {
    return this.getCaa.run(id);
  }

  @Put()
  @Needs('domains:edit', { of: 'enterprise' })
  @Answers(caa)
  put(
    @Param('id', IdParam) id: string,
    @Body({ schema: putCaa }) wanted: Wanted,
    @CallerOf() caller: Caller,
  ): Promise<Caa> {
    return this.putCaa.run(id, wanted, caller);
  }

  @Get('preview')
  @Needs('domains:read', { of: 'enterprise' })
  @Answers(caaPreview)
  preview(
    @Param('id', IdParam) id: string,
    @Query({ schema: caaPreviewQuery }) asked: CaaPreviewQuery,
  ): Promise<CaaPreview> {
    return this.previewCaaRecords.run(id, asked);
  }
}

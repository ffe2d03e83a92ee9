import {
  putRequestNotes,
  type PutRequestNotes as Wanted,
  type RequestNotes,
  requestNotes,
} from '@countersign/contracts';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { GetRequestNotes } from './get-request-notes';
import { PutRequestNotes } from './put-request-notes';

/** Whoever may read requests of the enterprise reads its notes: they stand in the wizard. */
@Controller('enterprises/:id/notes')
export class RequestNotesController {
  constructor(
    private readonly getRequestNotes: GetRequestNotes,
    private readonly putRequestNotes: PutRequestNotes,
  ) {}

  @Get()
  @Needs('requests:read', { of: 'enterprise' })
  @Answers(requestNotes)
  get(@Param('id', IdParam) id: string): Promise<RequestNotes> {
    return this.getRequestNotes.run(id);
  }

  @Put()
  @Needs('policies:edit', { of: 'enterprise', held: 'everywhere' })
  @Answers(requestNotes)
  put(
    @Param('id', IdParam) id: string,
    @Body({ schema: putRequestNotes }) wanted: Wanted,
    @CallerOf() caller: Caller,
  ): Promise<RequestNotes> {
    return this.putRequestNotes.run(id, wanted, caller);
  }
}

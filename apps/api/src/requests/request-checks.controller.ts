import {
  evidencePage,
  evidenceQuery,
  requestDetail,
  requestEvidence,
  startCheck,
  verifyCheck,
  type EvidenceQuery,
  type RequestDetail,
  type StartCheck as StartAsked,
  type VerifyCheck as VerifyAsked,
} from '@countersign/contracts';
import {
  Body,
  Controller,
  Get,
  Headers,
  Param,
  Post,
  Query,
  Sse,
  type MessageEvent,
  type StreamableFile,
} from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import * as z from 'zod';
import { eventsAfter, LiveStreams } from '../live';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { ReadAttempts } from './read-attempts';
import { ReadEvidence } from './read-evidence';
import { StartRequestCheck } from './start-request-check';
import { VerifyRequestCheck } from './verify-request-check';

const stream = z.string().meta({ id: 'RequestEventStream', description: 'Server-sent events (text/event-stream)' });

/** The board of Ownership Verification. */
@Controller('requests/:id')
export class RequestChecksController {
  constructor(
    private readonly startRequestCheck: StartRequestCheck,
    private readonly verifyRequestCheck: VerifyRequestCheck,
    private readonly readAttempts: ReadAttempts,
    private readonly readEvidence: ReadEvidence,
    private readonly streams: LiveStreams,
  ) {}

  @Post('checks/:checkId/start')
  @Needs('requests:edit', { of: 'request' })
  @Answers(requestDetail)
  start(
    @Param('id', IdParam) id: string,
    @Param('checkId', IdParam) checkId: string,
    @Body({ schema: startCheck }) asked: StartAsked,
    @CallerOf() caller: Caller,
  ): Promise<RequestDetail> {
    return this.startRequestCheck.run(id, checkId, asked, caller);
  }

  @Post('checks/:checkId/verify')
  @Needs('requests:edit', { of: 'request' })
  @Answers(requestDetail, { status: [200, 202] })
  verify(
    @Param('id', IdParam) id: string,
    @Param('checkId', IdParam) checkId: string,
    @Body({ schema: verifyCheck }) asked: VerifyAsked,
    @CallerOf() caller: Caller,
  ): Promise<RequestDetail> {
    return this.verifyRequestCheck.run(id, checkId, asked, caller);
  }

  @Get('checks/:checkId/attempts')
  @Needs('requests:read', { of: 'request' })
  @Answers(evidencePage)
  attempts(
    @Param('id', IdParam) id: string,
    @Param('checkId', IdParam) checkId: string,
    @Query({ schema: evidenceQuery }) asked: EvidenceQuery,
    @CallerOf() caller: Caller,
  ): Promise<StreamableFile> {
    return this.readAttempts.run(id, checkId, asked, caller);
  }

  @Get('evidence')
  @Needs('requests:read', { of: 'request' })
  @Answers(requestEvidence)
  evidence(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<StreamableFile> {
    return this.readEvidence.run(id, caller);
  }

  @Sse('events')
  @ApiProduces('text/event-stream')
  @Needs('requests:read', { of: 'request' })
  @Answers(stream)
  events(
    @Param('id', IdParam) id: string,
    @Query({ schema: eventsAfter }) { after }: z.infer<typeof eventsAfter>,
    @Headers('last-event-id') last: string | undefined,
    @CallerOf() caller: Caller,
  ): Observable<MessageEvent> {
    return this.streams.of(caller, { topics: [`request:${id}`], after: last ?? after ?? null });
  }
}

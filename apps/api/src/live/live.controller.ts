import { Controller, Headers, Query, Sse, type MessageEvent } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import * as z from 'zod';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { LiveStreams } from './live-streams';

const topic = z.string().regex(/^[a-z-]+:[0-9a-f-]{36}$/, 'unknown-filter');
/** From where on a new stream repeats what was missed. */
export const eventsAfter = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'unknown-filter')
    .optional(),
});
const eventsQuery = eventsAfter.extend({
  topics: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(topic).min(1, 'unknown-filter').max(50, 'too-many'))
    .optional(),
});
const stream = z.string().meta({ id: 'EventStream', description: 'Server-sent events (text/event-stream)' });

/** One stream for a whole browser. Last-Event-ID wins over `after`, for a browser repeats the old address when it comes back. */
@Controller('events')
@Needs('signed-in', 'listed')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  @Sse()
  @ApiProduces('text/event-stream')
  @Answers(stream)
  events(
    @Query({ schema: eventsQuery }) { topics, after }: z.infer<typeof eventsQuery>,
    @Headers('last-event-id') last: string | undefined,
    @CallerOf() caller: Caller,
  ): Observable<MessageEvent> {
    return this.streams.of(caller, { topics: topics ?? null, after: last ?? after ?? null });
  }
}

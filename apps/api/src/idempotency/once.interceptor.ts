import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyReply } from 'fastify';
import { catchError, concatMap, from, mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import type { Caller, OnceKey } from '../shared/access/caller';
import { callerOf, type CalledRequest } from '../shared/access/caller-of';
import { factsOf, withFacts, type AnswerFacts } from '../shared/answers';
import { Clock } from '../shared/clock';
import { findOnce, keyOf, type OnceRow } from './once-row';
import { meet, Replay } from './replay';

const here = 'actor = $1 and method = $2 and path = $3 and key = $4';

/** Answers again what was answered before under the same Idempotency-Key, and keeps the whole answer of a first call. */
@Injectable()
export class OnceInterceptor implements NestInterceptor {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const caller = callerOf(context.switchToHttp().getRequest<CalledRequest>());
    const { once } = caller;
    if (once === null) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.lookBefore(caller, once)).pipe(
      mergeMap(() => next.handle()),
      concatMap((answer) => this.keep(caller, once, reply, answer)),
      catchError((error: unknown) => this.giveUp(caller, once, error)),
    );
  }

  private async lookBefore(caller: Caller, once: OnceKey): Promise<void> {
    const [row] = await this.db.query<OnceRow[]>(findOnce, keyOf(caller, once));
    if (row) meet(row, once.bodyHash, this.clock.now());
  }

  private async keep(caller: Caller, once: OnceKey, reply: FastifyReply, answer: unknown): Promise<unknown> {
    const facts = factsOf(answer);
    const body = answer === undefined ? null : JSON.stringify(answer);
    await this.db.query(
      `update once_key set done = true, status = $5, headers = $6, body = $7 where ${here} and call = $8`,
      [
        ...keyOf(caller, once),
        facts.status ?? reply.statusCode,
        JSON.stringify(headersOf(facts)),
        body,
        caller.traceId,
      ],
    );
    return answer;
  }

  /** After a refusal the key is free again, whatever part of the work had been committed. */
  private async giveUp(caller: Caller, once: OnceKey, error: unknown): Promise<unknown> {
    if (error instanceof Replay) return answerAgain(error.row);
    await this.db.query(`delete from once_key where ${here} and call = $5`, [...keyOf(caller, once), caller.traceId]);
    throw error;
  }
}

const headersOf = ({ location, etag, headers }: AnswerFacts) => ({
  ...headers,
  ...(location && { location }),
  ...(etag && { etag }),
});

function answerAgain({ status, headers, body }: OnceRow): unknown {
  const answer: unknown = body === null ? null : JSON.parse(body);
  const facts = {
    ...(status !== null && { status: status as 200 }),
    headers: { ...headers, 'idempotency-replayed': 'true' },
  };
  return withFacts(typeof answer === 'object' && answer !== null ? answer : {}, facts);
}

import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { catchError, concatMap, from, mergeMap, type Observable } from 'rxjs';
import type { Caller, OnceKey } from '../shared/access/caller';
import { callerOf, type CalledRequest } from '../shared/access/caller-of';
import { factsOf, withFacts, type AnswerFacts } from '../shared/answers';
import { Clock } from '../shared/clock';
import { OnceKeys } from './once-keys';
import type { OnceRow } from './once-row';
import { meet, Replay } from './replay';

/** Answers again what was answered before under the same Idempotency-Key, and keeps the whole answer of a first call. */
@Injectable()
export class OnceInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: OnceKeys,
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
    const row = await this.keys.find(caller, once);
    if (row) meet(row, once.bodyHash, this.clock.now());
  }

  private async keep(caller: Caller, once: OnceKey, reply: FastifyReply, answer: unknown): Promise<unknown> {
    const facts = factsOf(answer);
    const body = answer === undefined ? null : JSON.stringify(answer);
    const status = facts.status ?? reply.statusCode;
    await this.keys.keep(caller, once, { status, headers: headersOf(facts), body });
    return answer;
  }

  /** After a refusal the key is free again, whatever part of the work had been committed. */
  private async giveUp(caller: Caller, once: OnceKey, error: unknown): Promise<unknown> {
    if (error instanceof Replay) return answerAgain(error.row);
    await this.keys.free(caller, once);
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

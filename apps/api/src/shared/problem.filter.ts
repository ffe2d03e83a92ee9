import { problems } from '@countersign/contracts';
import { detail, say } from '@countersign/words';
import { Catch, Logger, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, RaError, type Fault } from './problem';
import { notThere } from './refuse-early';
import type { RouteTable } from './route-table';

/** Seconds, where nobody said better: these two never go without (RFC 9110 §15.6.4, RFC 6585 §4). */
const usualWait: Readonly<Record<number, number>> = { 429: 10, 503: 2 };

const inWords = ({ path, code, params }: Fault) => ({ path, code, message: say(code, params).what });

/** RFC 9457 §3. The text of an internal error stays in the log, under the id that the answer names. */
export function sendProblem(
  { code, extra }: RaError,
  publicUrl: string,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const body = {
    type: `${publicUrl}/problems/${code}`,
    code,
    title: say(code, extra.params).title,
    status: problems[code].status,
    detail: extra.detail ?? detail(code, extra.params),
    instance: request.id,
    retryable: problems[code].retryable,
    errors: (extra.errors ?? []).map(inWords),
    ...extra.more,
  };
  const wait = extra.retryAfter ?? usualWait[problems[code].status];
  const retryAfter = wait === undefined ? {} : { 'retry-after': String(wait) };
  void reply
    .status(body.status)
    .headers({ ...extra.headers, ...retryAfter, 'cache-control': 'no-store', 'x-trace-id': request.id })
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  constructor(
    private readonly routes: RouteTable,
    private readonly publicUrl: string,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    // Nest's own 404 is the router's: stores throw RaError
    const problem = error instanceof NotFoundException ? notThere(this.routes, request) : problemOf(error);
    // Never the object: that of a database connection carries the password
    if (problem.code === 'internal') this.logger.error(`${request.id} ${stackOf(error)}`);
    sendProblem(problem, this.publicUrl, request, host.switchToHttp().getResponse<FastifyReply>());
  }
}

const stackOf = (error: unknown) => (error instanceof Error ? String(error.stack) : String(error));

import type { Exchange, ExchangeFault, Question } from '../exchange';
import { resolverQuery } from '../wire/question';
import { answerTo, type GivenAnswer } from './answer-to';

const sentAt = new Date('2026-06-01T12:00:00Z');

type Asked = Partial<Pick<Exchange, 'server' | 'transport' | 'try' | 'cd'>>;

/** An exchange with this answer. */
export function answered(question: Question, given: GivenAnswer, asked: Asked = {}): Exchange {
  const request = resolverQuery(question, asked.cd ?? false);
  return exchange(question, request, answerTo(request, given), null, asked);
}

/** An exchange without one. */
export const unanswered = (question: Question, fault: ExchangeFault, asked: Asked = {}): Exchange =>
  exchange(question, resolverQuery(question, asked.cd ?? false), null, fault, asked);

const exchange = (
  question: Question,
  request: Uint8Array,
  response: Uint8Array | null,
  fault: ExchangeFault | null,
  { server = '127.0.0.1:53', transport = 'udp', cd = false, try: which = 1 }: Asked,
): Exchange => ({ question, cd, server, transport, sentAt, rttMs: 1, request, response, fault, try: which });

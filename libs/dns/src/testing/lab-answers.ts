import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange, Question, RecordType } from '../exchange';
import { lookupOf } from '../lookup-of';
import type { DnssecState, Lookup } from '../lookup';
import { keyOf } from '../names/usable-answer';

/** name, type, CD, transport, try, request and response in base64, null for silence. */
type Recorded = readonly [string, RecordType, 0 | 1, 'udp' | 'tcp', number, string, string | null];

interface LabAnswers {
  readonly terms: { readonly recordedAt: string; readonly issuer: string; readonly account: string };
  readonly vectors: readonly {
    readonly name: string;
    readonly verdict: 'allow' | 'deny' | 'error';
    readonly code: string;
    readonly why: string;
  }[];
  readonly states: readonly {
    readonly name: string;
    readonly type: RecordType;
    readonly expected: { readonly state: DnssecState; readonly rcode: string; readonly ede?: readonly number[] };
  }[];
  readonly exchanges: readonly Recorded[];
}

/** What a real resolver in front of real name servers answered, written down by `node e2e/lab/main.ts record`. */
export const labAnswers = JSON.parse(readFileSync(join(import.meta.dirname, 'lab-answers.json'), 'utf8')) as LabAnswers;

const sentAt = new Date(labAnswers.terms.recordedAt);
const exchanges = Map.groupBy(labAnswers.exchanges.map(exchangeOf), ({ question }) => keyOf(question));

function exchangeOf([name, type, cd, transport, which, request, response]: Recorded): Exchange {
  return {
    question: { name, type },
    cd: cd === 1,
    server: '127.0.0.1:53',
    transport,
    sentAt,
    rttMs: 1,
    request: Buffer.from(request, 'base64'),
    response: response === null ? null : Buffer.from(response, 'base64'),
    fault: response === null ? 'timeout' : null,
    try: which,
  };
}

export const wasAsked = (question: Question) => exchanges.has(keyOf(question));

/** The look-up of a question that was asked when the answers were written down; of another nobody knows anything. */
export const labLookup = (question: Question): Lookup => lookupOf(question, exchanges.get(keyOf(question)) ?? []);

import { idOf, lookupOf, readAnswer, type Exchange, type Lookup, type Question } from '@countersign/dns';

/** One exchange as evidence keeps it. `request` and `response` are base64; the rest repeats for readers what stands in them. */
export interface LookupRecord {
  readonly question: Question;
  readonly server: string;
  readonly transport: Exchange['transport'];
  readonly sentAt: string;
  readonly rttMs: number;
  readonly requestBytes: string;
  readonly responseBytes: string | null;
  readonly fault: Exchange['fault'];
  readonly rcode: string | null;
  readonly ad: boolean;
  readonly cd: boolean;
  readonly ede: readonly number[];
  readonly state: Lookup['state'];
  readonly try: number;
}

export const recordsOf = (lookups: readonly Lookup[]): LookupRecord[] =>
  lookups.flatMap((lookup) => lookup.exchanges.map((exchange) => recordOf(lookup, exchange)));

function recordOf({ state }: Lookup, exchange: Exchange): LookupRecord {
  const { question, server, transport, sentAt, rttMs, request, response, fault, cd } = exchange;
  const seen = shown(exchange);
  return {
    question,
    server,
    transport,
    sentAt: sentAt.toISOString(),
    rttMs: Math.round(rttMs * 10) / 10,
    requestBytes: Buffer.from(request).toString('base64'),
    responseBytes: response && Buffer.from(response).toString('base64'),
    fault,
    rcode: seen?.rcode ?? null,
    ad: seen?.ad ?? false,
    cd,
    ede: seen?.ede.map(({ code }) => code) ?? [],
    state,
    try: exchange.try,
  };
}

/** For readers alone: what can't be read is shown by its fault. */
function shown({ fault, response, request, question }: Exchange) {
  return fault === null && response !== null ? readAnswer(response, question, idOf(request)) : null;
}

/** Questions that nobody could be asked: no resolver that may judge was left. */
export const unaskedOf = (lookups: readonly Lookup[]): Question[] =>
  lookups.flatMap(({ question, exchanges }) => (exchanges.length === 0 ? [question] : []));

/** The look-ups again, from nothing but the bytes and what the network did. */
export function lookupsOf(records: readonly LookupRecord[], unasked: readonly Question[]): Lookup[] {
  const byQuestion = new Map<string, LookupRecord[]>();
  for (const record of records) {
    const key = `${record.question.type} ${record.question.name}`;
    byQuestion.set(key, [...(byQuestion.get(key) ?? []), record]);
  }
  const asked = [...byQuestion.values()].flatMap((same) =>
    same[0] ? [lookupOf(same[0].question, same.map(exchangeOf))] : [],
  );
  return [...asked, ...unasked.map((question) => lookupOf(question, []))];
}

const exchangeOf = (record: LookupRecord): Exchange => ({
  question: record.question,
  cd: record.cd,
  server: record.server,
  transport: record.transport,
  sentAt: new Date(record.sentAt),
  rttMs: record.rttMs,
  request: Buffer.from(record.requestBytes, 'base64'),
  response: record.responseBytes === null ? null : Buffer.from(record.responseBytes, 'base64'),
  fault: record.fault,
  try: record.try,
});

import { finding, type Finding } from '../finding';
import type { Lookup } from '../lookup';
import { described, lookupParams } from '../names/describe';
import { keyOf } from '../names/usable-answer';
import type { BreakFound } from './where-it-breaks';

/** Question (`keyOf`) → where its chain breaks. */
export type Explained = ReadonlyMap<string, BreakFound>;

/** The code of a look-up that failed; null where it just has no fault. A place that was found says more than "bogus". */
export function faultCode(lookup: Lookup, explained?: Explained): string | null {
  if (lookup.state !== 'bogus') return lookup.fault;
  if (lookup.fault !== null && lookup.fault !== 'dnssec-bogus') return lookup.fault;
  return placeOf(lookup, explained)?.code ?? 'dnssec-bogus';
}

/** What is told of it: what the explanation says, where there is one, else what came from whom. */
export function faultFindings(code: string, subject: string, lookup: Lookup, explained?: Explained): Finding[] {
  const place = placeOf(lookup, explained);
  if (place?.code === code) return place.findings.map((line) => ({ ...line, subject }));
  const found = described(lookup);
  const params = { ...lookupParams(lookup), ...(code === 'dnssec-disagree' ? resolversOf(lookup) : {}) };
  return [finding(code, subject, { at: lookup.question.name, found, retryable: true, params })];
}

/** The one that says bogus, and another. */
function resolversOf({ server, exchanges }: Lookup): Record<string, string> {
  const other = exchanges.find((exchange) => exchange.server !== server)?.server;
  return { first: server, ...(other === undefined ? {} : { second: other }) };
}

const placeOf = ({ question }: Lookup, explained?: Explained) => explained?.get(keyOf(question));

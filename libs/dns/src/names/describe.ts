import type { Lookup } from '../lookup';
import { escapedText } from './escape';

/** Extended errors as they came, escaped and cut (RFC 8914): they explain, they don't decide. */
export const extendedErrors = ({ ede }: Lookup) =>
  ede.map(({ code, text }) => (text === '' ? `EDE ${code}` : `EDE ${code} "${escapedText(text, 300)}"`)).join(', ');

/** "SERVFAIL from 127.0.0.1:53, EDE 6 …" */
export function described(lookup: Lookup): string {
  const from = lookup.server === '' ? '' : ` from ${lookup.server}`;
  return [`${lookup.rcode}${from}`, extendedErrors(lookup)].filter((text) => text !== '').join(', ');
}

/** What the words of a fault ask for; what is not known has a word of its own there. */
export function lookupParams(lookup: Lookup): Record<string, string> {
  const { question, server } = lookup;
  const known = { name: question.name, server, text: extendedErrors(lookup) };
  return Object.fromEntries(Object.entries(known).filter(([, text]) => text !== ''));
}

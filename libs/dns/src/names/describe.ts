import type { Lookup } from '../lookup';
import { escapedText } from './escape';

/** Extended errors as they came, escaped and cut (RFC 8914): they explain, they don't decide. */
export const extendedErrors = ({ ede }: Lookup) =>
  ede.map(({ code, text }) => (text === '' ? `EDE ${code}` : `EDE ${code} "${escapedText(text, 300)}"`)).join(', ');

/** "SERVFAIL from 127.0.0.1:53, EDE 6 …" */
export function described(lookup: Lookup): string {
  const errors = extendedErrors(lookup);
  return `${lookup.rcode} from ${lookup.server}${errors === '' ? '' : `, ${errors}`}`;
}

import type { Code } from './code';
import { en } from './en';
import type { Params, Words } from './words';

const placeholder = /\{(\w+)\|([^}]*)\}/g;

/** A parameter is put in as it is: whoever shows the sentence escapes it for the place where it stands. */
const fill = (sentence: string, params: Params) =>
  sentence.replace(placeholder, (_, name: string, fallback: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return String(value ?? fallback);
  });

/** The words of a code, with its parameters put in. */
export function say(code: Code, params: Params = {}): Omit<Words, 'reasons'> {
  const { reasons = {}, ...usual }: Words = en[code];
  const reason = String(Object.hasOwn(params, 'reason') ? params['reason'] : '');
  const { title, what, why, fix } = { ...usual, ...(Object.hasOwn(reasons, reason) ? reasons[reason] : {}) };
  return { title: fill(title, params), what: fill(what, params), why: fill(why, params), fix: fill(fix, params) };
}

/** The same as one text, for the member `detail` of a problem (RFC 9457 §3.1.4). */
export function detail(code: Code, params: Params = {}): string {
  const { what, why, fix } = say(code, params);
  return `${what} ${why} ${fix}`;
}

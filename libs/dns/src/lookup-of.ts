import type { Exchange, Question } from './exchange';
import { hear, namesBogus, suggestsBogus, type Heard, type Says } from './heard';
import type { Lookup, LookupFault } from './lookup';
import { worstState } from './names/usable-answer';
import type { DnsMessage, ExtendedError } from './wire/message';

/**
 * What follows from all that was asked about one question (verification.md §8 and R5). Total: every list of exchanges gives a look-up, and only
 * an answer asked with CD=0 that could be read whole can make it secure or insecure.
 */
export function lookupOf(question: Question, exchanges: readonly Exchange[]): Lookup {
  const about = exchanges.filter((exchange) => isSame(exchange.question, question));
  const heard = about.map(hear);
  const checked = heard.filter(({ exchange }) => !exchange.cd);
  const said = { question, ede: allErrors(heard), exchanges: about };

  const failure = bogusBy(heard, checked);
  const counting = failure ? overruling(checked, failure) : checked.filter(isUsable);
  const [first] = counting;
  if (first) {
    const state = worstState(counting.map(({ says }) => says).filter(isState));
    return {
      ...said,
      state,
      unchecked: null,
      fault: null,
      ...from(counting.find(({ says }) => says === state) ?? first),
    };
  }

  const unchecked = heard.findLast(({ says }) => says === 'unchecked')?.message ?? null;
  if (failure) {
    const fault = checked.some(isUsable) ? 'dnssec-disagree' : 'dnssec-bogus';
    return { ...said, state: 'bogus', unchecked, fault, ...from(failure), answer: null };
  }
  const { fault, by } = trouble(heard, checked);
  return { ...said, state: 'indeterminate', unchecked, fault, ...from(by), answer: null };
}

const isSame = (a: Question, b: Question): boolean => a.name === b.name && a.type === b.type;

const isState = (says: Says): says is 'secure' | 'insecure' => says === 'secure' || says === 'insecure';
const isUsable = ({ says }: Heard): boolean => isState(says);

/** The last of the failures that mean bogus: named so by the resolver, or there is data that it hands out unchecked only. */
function bogusBy(heard: readonly Heard[], checked: readonly Heard[]): Heard | undefined {
  const failures = checked.filter(({ says }) => says === 'servfail');
  const isData = heard.some(({ says }) => says === 'unchecked');
  const named = [...failures, ...heard.filter(({ exchange }) => exchange.cd)].some(says(namesBogus));
  const isBogus = named || (isData && (failures.length > 1 || failures.some(says(suggestsBogus))));
  return isBogus ? failures.at(-1) : undefined;
}

const says =
  (test: (message: DnsMessage) => boolean) =>
  ({ message }: Heard): boolean =>
    message !== null && test(message);

/** V-R5: no shopping for a friendly resolver. Bogus stands unless afterwards all of them, that one too, say otherwise twice. */
function overruling(checked: readonly Heard[], failure: Heard): readonly Heard[] {
  const later = checked.slice(checked.indexOf(failure) + 1).filter(isUsable);
  const timesOf = (server: string) => later.filter(({ exchange }) => exchange.server === server).length;
  return checked.every(({ exchange }) => timesOf(exchange.server) >= 2) ? later : [];
}

/** What to tell where there is no state, what says most first. */
const troubles: readonly (readonly [Says, LookupFault])[] = [
  ['stale', 'dns-stale'],
  ['filtered', 'dns-filtered'],
  ['unvalidated', 'resolver-not-validating'],
  ['servfail', 'dns-servfail'],
  ['refused', 'dns-refused'],
  ['unreadable', 'dns-unreadable'],
  ['timeout', 'dns-timeout'],
  ['untrusted', 'resolver-path-untrusted'],
];

function trouble(heard: readonly Heard[], checked: readonly Heard[]): { fault: LookupFault; by: Heard | undefined } {
  for (const [says, fault] of troubles) {
    const among = says === 'stale' || says === 'filtered' ? heard : checked;
    const by = among.findLast((one) => one.says === says);
    if (by) return { fault, by };
  }
  return { fault: 'resolver-not-validating', by: undefined }; // nobody was there to ask
}

const from = (heard: Heard | undefined): Pick<Lookup, 'answer' | 'rcode' | 'server'> => ({
  answer: heard?.message ?? null,
  rcode: heard ? rcodeOf(heard) : 'UNREACHABLE',
  server: heard?.exchange.server ?? '',
});

function rcodeOf({ message, says, exchange }: Heard): string {
  if (message) return message.rcode;
  if (says === 'unreadable') return 'UNREADABLE';
  if (says === 'untrusted') return 'UNTRUSTED';
  return exchange.fault === 'unreachable' ? 'UNREACHABLE' : 'TIMEOUT';
}

function allErrors(heard: readonly Heard[]): ExtendedError[] {
  const all = heard.flatMap(({ message }) => message?.ede ?? []);
  return all.filter(({ code, text }, i) => all.findIndex((other) => other.code === code && other.text === text) === i);
}

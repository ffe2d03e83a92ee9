import type { Exchange, Question } from '../exchange';
import { hear, type Heard } from '../heard';
import { lookupOf } from '../lookup-of';

/** Whom to ask next, and how. All of one step may be asked side by side. */
export interface NextAsk {
  readonly server: string;
  readonly cd: boolean;
  readonly try: number;
}

/**
 * What is still worth asking (V-R4, V-R5, verification.md §8); nothing once the look-up stands. `servers` in order of health. Bounded: one try and
 * one retry, one question with CD=1 to each server that failed, one more where only that tells bogus from trouble, and a last round where two
 * servers disagree.
 */
export function nextAsks(question: Question, servers: readonly string[], exchanges: readonly Exchange[]): NextAsk[] {
  const [first] = servers;
  if (first === undefined) return [];
  const heard = exchanges.map(hear);
  const { state, fault } = lookupOf(question, exchanges);
  if (state === 'secure' || state === 'insecure') return [];
  const asked = { servers, tries: triesOf(heard), failed: serversOf(heard.filter(isFailure)) };

  if (fault === 'dnssec-disagree') return lastRound(asked, heard);
  const open = asked.failed.filter(
    (server) => !heard.some(({ exchange }) => exchange.cd && exchange.server === server),
  );
  const unchecked = open.map((server) => ({ server, cd: true, try: 1 }));
  if (asked.tries.length === 0) return [checked(first, 1)];
  return [...unchecked, ...again(asked, heard, state === 'bogus')];
}

interface Asked {
  readonly servers: readonly string[];
  /** The server of each try with CD=0, in order. */
  readonly tries: readonly string[];
  /** Those that said SERVFAIL. */
  readonly failed: readonly string[];
}

const checked = (server: string, which: number): NextAsk => ({ server, cd: false, try: which });
const isFailure = ({ says }: Heard): boolean => says === 'servfail';
const isUsable = ({ says }: Heard): boolean => says === 'secure' || says === 'insecure';
const serversOf = (heard: readonly Heard[]): string[] => [...new Set(heard.map(({ exchange }) => exchange.server))];

/** UDP and TCP of one try are one. */
function triesOf(heard: readonly Heard[]): string[] {
  const checked = heard.filter(({ exchange }) => !exchange.cd);
  const tries = new Map(checked.map(({ exchange }) => [`${exchange.server} ${exchange.try}`, exchange.server]));
  return [...tries.values()];
}

function again({ servers, tries, failed }: Asked, heard: readonly Heard[], isBogus: boolean): NextAsk[] {
  const [last] = tries;
  const other = servers.find((server) => !tries.includes(server));
  if (tries.length === 1 && other !== undefined) return [checked(other, 2)];
  if (tries.length === 1 && last !== undefined && !isBogus) return [checked(last, 2)];
  // one SERVFAIL beside a silence, and data behind CD: bogus only if it says so again
  const isData = heard.some(({ says }) => says === 'unchecked');
  const [failing] = failed;
  const once = heard.filter(isFailure).length === 1;
  return tries.length === 2 && isData && once && failing !== undefined && !isBogus ? [checked(failing, 3)] : [];
}

/** One bogus, one not: bogus stands unless all of them now say otherwise twice. Ends as soon as one fails again. */
function lastRound({ servers, tries }: Asked, heard: readonly Heard[]): NextAsk[] {
  const failures = heard.filter(isFailure);
  if (failures.length > 1 || tries.length >= 2 + 2 * servers.length) return [];
  const [failure] = failures;
  const later = failure ? heard.slice(heard.indexOf(failure) + 1).filter(isUsable) : [];
  const open = servers.filter((server) => later.filter(({ exchange }) => exchange.server === server).length < 2);
  return open.map((server) => checked(server, 1 + Math.max(...heard.map(({ exchange }) => exchange.try))));
}

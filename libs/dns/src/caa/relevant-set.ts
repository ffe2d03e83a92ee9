import type { Question } from '../exchange';
import type { Lookup } from '../lookup';
import { aliasChain } from '../names/alias-chain';
import { candidates } from '../names/candidates';
import { lookupFor, usableAnswer } from '../names/usable-answer';
import { readCaa, type CaaRecord } from './caa-record';

/** Asked side by side, decided in order. */
export const caaQuestions = (name: string): Question[] =>
  candidates(name).map((candidate) => ({ name: candidate, type: 'CAA' }));

/** What one candidate says: no CAA, a set, a set that can't be read whole, or nothing, for the look-up failed. */
export type Step =
  | { readonly kind: 'empty' | 'unreadable'; readonly at: string; readonly lookup: Lookup }
  | { readonly kind: 'set'; readonly at: string; readonly lookup: Lookup; readonly set: readonly CaaRecord[] }
  | { readonly kind: 'failed'; readonly at: string; readonly lookup: Lookup | null };

/** The climb from the name to its deciding set, or to the top level domain. The steps after it don't count. */
export function relevantSet(name: string, lookups: readonly Lookup[]): Step[] {
  const steps = candidates(name).map((at) => stepAt(at, lookupFor(lookups, { name: at, type: 'CAA' })));
  const deciding = steps.findIndex(({ kind }) => kind === 'set' || kind === 'unreadable');
  return deciding < 0 ? steps : steps.slice(0, deciding + 1);
}

function stepAt(at: string, lookup: Lookup | null): Step {
  if (lookup === null) return { kind: 'failed', at, lookup };
  if (lookup.answer?.tc === true) return { kind: 'unreadable', at, lookup };
  const answer = usableAnswer(lookup);
  const chain = answer && aliasChain(at, answer.answer);
  if (!chain) return { kind: 'failed', at, lookup };

  const found = answer.answer.filter(({ type, name }) => type === 'CAA' && chain.includes(name));
  const set = found.flatMap(({ name, ttl, rdata }) => {
    const read = readCaa(rdata);
    return read === null ? [] : [{ owner: name, ttl, ...read }];
  });
  if (set.length < found.length) return { kind: 'unreadable', at, lookup };
  return set.length === 0 ? { kind: 'empty', at, lookup } : { kind: 'set', at, lookup, set };
}

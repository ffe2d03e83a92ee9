import type { Question } from '../exchange';
import type { Lookup } from '../lookup';
import { aliasChain } from '../names/alias-chain';
import { candidates } from '../names/candidates';
import { keyOf } from '../names/usable-answer';

const mostZones = 8;
const mostChainQuestions = 12;

/** DS and keys of each possible zone cut of these names, from the top level domain down. */
export function dnssecQuestions(...names: readonly string[]): Question[] {
  const zones = names.flatMap((name) => candidates(name).reverse().slice(0, mostZones));
  return [...new Set(zones)].slice(0, 2 * mostZones).flatMap(questionsOf);
}

/** The same for a look-up that failed: of its name and of the name that its aliases lead to, for the break may be there. */
export const breakQuestions = (failing: Lookup): Question[] => dnssecQuestions(...namesBehind(failing));

export function namesBehind({ question, unchecked }: Lookup): string[] {
  const chain = aliasChain(question.name, unchecked?.answer ?? []) ?? [];
  return [...new Set([question.name, ...chain.slice(-1)])];
}

/**
 * V-E2: what an offline proof needs beside the answers: keys and DS of the zones that signed them and of those above, up to the keys of the root.
 * What was asked already is not asked again.
 */
export function chainQuestions(lookups: readonly Lookup[]): Question[] {
  const signers = signersOf(lookups);
  const above = signers.flatMap((signer) => candidates(signer).slice(1));
  const zones = [...new Set([...signers, ...above])].filter((zone) => zone !== '.');
  const root: Question[] = signers.length === 0 ? [] : [{ name: '.', type: 'DNSKEY' }];
  const asked = new Set(lookups.map(({ question }) => keyOf(question)));
  return [...root, ...zones.flatMap(questionsOf)]
    .filter((question) => !asked.has(keyOf(question)))
    .slice(0, mostChainQuestions);
}

function signersOf(lookups: readonly Lookup[]): string[] {
  const records = lookups
    .flatMap(({ answer, unchecked }) => [answer, unchecked])
    .flatMap((message) => [...(message?.answer ?? []), ...(message?.authority ?? [])]);
  return [...new Set(records.flatMap(({ data }) => (data.kind === 'rrsig' ? [data.signer] : [])))].sort();
}

const questionsOf = (name: string): Question[] => [
  { name, type: 'DS' },
  { name, type: 'DNSKEY' },
];

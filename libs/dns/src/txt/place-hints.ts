import { finding, type Finding } from '../finding';
import type { Question } from '../exchange';
import type { Lookup } from '../lookup';
import { aliasChain } from '../names/alias-chain';
import { lookupFor } from '../names/usable-answer';
import { challengeName } from './judge-txt';
import { textsAt } from './texts';

interface Place {
  readonly code: string;
  readonly name: string;
}

/** Where the record often is instead. `apex` is the zone of the base, where it is known. */
export function likelyPlaces(base: string, apex: string | null): Place[] {
  const places = [
    { code: 'txt-at-apex', name: base },
    { code: 'txt-zone-doubled', name: `${challengeName(base)}.${base}` },
    { code: 'txt-zone-doubled', name: `${challengeName(base)}.${apex ?? base}` },
    { code: 'txt-no-underscore', name: `ra-challenge.${base}` },
    { code: 'txt-at-www', name: challengeName(`www.${base}`) },
  ];
  return places.filter(({ name }, i) => fits(name) && places.findIndex((other) => other.name === name) === i);
}

/** At most eight, side by side: the places, the alias in the way, and who serves the zone. */
export function hintQuestions(base: string, apex: string | null): Question[] {
  return [
    ...likelyPlaces(base, apex).map(({ name }): Question => ({ name, type: 'TXT' })),
    { name: challengeName(base), type: 'CNAME' },
    { name: apex ?? base, type: 'NS' },
    { name: apex ?? base, type: 'SOA' },
  ];
}

/** The value, found elsewhere. `apex` is read from the questions that were asked. */
export function placeHints(base: string, value: string, extra: readonly Lookup[]): Finding[] {
  const needed = challengeName(base);
  return placesAsked(base, extra).flatMap(({ code, name }) => {
    const lookup = lookupFor(extra, { name, type: 'TXT' });
    if (!lookup || !says(lookup, value)) return [];
    const host = code === 'txt-zone-doubled' ? hostIn(needed, name) : null;
    return [
      finding(code, base, {
        severity: 'info',
        at: name,
        found: name,
        expected: needed,
        fix: host ?? `${needed}. IN TXT "${value}"`,
        params: { found: name, name: needed, ...(host === null ? {} : { host }) },
      }),
    ];
  });
}

function placesAsked(base: string, extra: readonly Lookup[]): Place[] {
  const doubled = extra
    .filter(({ question }) => question.type === 'TXT' && question.name.startsWith(`${challengeName(base)}.`))
    .map(({ question }) => ({ code: 'txt-zone-doubled', name: question.name }));
  return [...likelyPlaces(base, null).filter(({ code }) => code !== 'txt-zone-doubled'), ...doubled];
}

/** What comes unchecked is good enough to explain. */
function says(lookup: Lookup, value: string): boolean {
  const records = (lookup.answer ?? lookup.unchecked)?.answer ?? [];
  const owner = aliasChain(lookup.question.name, records)?.at(-1);
  return owner !== undefined && textsAt(owner, records).some((text) => text.equals(Buffer.from(value)));
}

/** What to type where the provider appends the zone: the doubled end is the zone. */
const hostIn = (needed: string, found: string) => {
  const zone = found.slice(needed.length + 1);
  return needed.endsWith(`.${zone}`) ? needed.slice(0, -zone.length - 1) : needed;
};

/** RFC 1035 §2.3.4: a name of more than 253 characters can't be asked for. */
const fits = (name: string) => name.length <= 253;

import { acts, kinds, objects } from './en/audit';

/** One thing that is written down: its name in a list of choices, and the sentence of a record. */
export interface Act {
  readonly name: string;
  readonly sentence: string;
  /** What is said where the actor did it to themselves. */
  readonly own?: string;
}

/** A piece of a sentence: words, or the place of who did it or what it was done to. */
export type ActPart = { readonly text: string } | { readonly place: 'actor' | 'object' };

interface Recorded {
  readonly action: string;
  readonly actor: { readonly id: string | null };
  readonly object: { readonly id: string | null };
}

const known: Readonly<Record<string, Act>> = acts;
const place = /(\{actor\}|\{object\})/;

/** An act of a newer version is still a sentence: it says its code. */
const unknown = (action: string): Act => ({ name: action, sentence: `{actor} did “${action}” to {object}` });
const actOf = (action: string): Act => (Object.hasOwn(known, action) ? known[action] : undefined) ?? unknown(action);

/** The sentence of a record in pieces, so that whoever shows it can make its places links. */
export function actParts({ action, actor, object }: Recorded): ActPart[] {
  const { sentence, own } = actOf(action);
  const said = own !== undefined && actor.id !== null && actor.id === object.id ? own : sentence;
  return said
    .split(place)
    .filter((text) => text !== '')
    .map((text) => {
      if (text === '{actor}') return { place: 'actor' };
      return text === '{object}' ? { place: 'object' } : { text };
    });
}

/** The same as one text. */
export function sayAct(
  record: Recorded & { readonly actor: { readonly name: string }; readonly object: { readonly label: string } },
): string {
  return actParts(record)
    .map((part) => {
      if ('text' in part) return part.text;
      return part.place === 'actor' ? record.actor.name : record.object.label;
    })
    .join('');
}

/** The name of an act, or of all acts of a kind (`request.`). */
export function actName(action: string): string {
  if (!action.endsWith('.')) return actOf(action).name;
  const kind = action.slice(0, -1);
  const words: Readonly<Record<string, string>> = kinds;
  return (Object.hasOwn(words, kind) ? words[kind] : undefined) ?? kind;
}

/** What kind of thing a record is about, in words. */
export function objectName(type: string): string {
  const words: Readonly<Record<string, string>> = objects;
  return (Object.hasOwn(words, type) ? words[type] : undefined) ?? type;
}

const isOf = (kind: string) => (action: string) => action.startsWith(`${kind}.`);

/** Every act that is known, by its kind. */
export const actsByKind: readonly { readonly kind: string; readonly actions: readonly string[] }[] = Object.keys(
  kinds,
).map((kind) => ({ kind: `${kind}.`, actions: Object.keys(acts).filter(isOf(kind)) }));
export const objectTypes: readonly string[] = Object.keys(objects);

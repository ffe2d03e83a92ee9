import { createdFrom } from './created-filter';

export const requestFilters = ['status', 'needsMe', 'enterpriseId', 'profileId', 'created'] as const;
export type RequestFilter = (typeof requestFilters)[number];

/** What the address says, as the API asks for it. */
export function questionOf(address: Readonly<Record<string, string>>, now: Date): Record<string, string> {
  const { created, ...rest } = address;
  const from = createdFrom(created ?? '', now);
  return from === null ? rest : { ...rest, createdFrom: from };
}

const paging = new Set(['sort', 'size', 'page', 'cursor', 'status', 'needsMe']);

/** The counts of all states, within the other filters. */
export const facetsQuestionOf = (address: Readonly<Record<string, string>>, now: Date): Record<string, string> =>
  Object.fromEntries(Object.entries(questionOf(address, now)).filter(([name]) => !paging.has(name)));

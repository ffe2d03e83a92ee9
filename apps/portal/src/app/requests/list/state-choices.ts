import { type RequestFacets, type RequestState, requestStates } from '@countersign/contracts';
import type { StateChip } from '../../shared/state-chips/state-chips';
import { lookOfRequest } from '../request-look';

export const all = 'all';
export const needsYou = 'needs-you';

/** Issuing lasts seconds: its chip is there while something is issuing or looked at. */
const isShown = (state: RequestState, count: number, chosen: string) =>
  state !== 'issuing' || count > 0 || chosen === state;

/** One chip a state, after "All" and "Needs you"; counts come when they come. */
export function stateChoices(facets: RequestFacets | null, chosen: string): StateChip[] {
  const counts = facets?.status ?? null;
  const total = counts === null ? null : Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [
    { key: all, label: $localize`:@@requests.all:All`, count: total },
    { key: needsYou, label: $localize`:@@requests.needsYou:Needs you`, count: facets?.needsMe ?? null },
    ...requestStates
      .filter((state) => isShown(state, counts?.[state] ?? 0, chosen))
      .map((state) => ({
        key: state,
        label: lookOfRequest(state).word,
        count: counts === null ? null : counts[state],
      })),
  ];
}

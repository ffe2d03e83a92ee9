import { personStates } from '@countersign/contracts';
import { lookOfPerson } from './person-look';
import type { StateChip } from './state-chips/state-chips';

export const anyState = 'all';

/** One chip a state that people may be in, after "All". */
export const personChips = (): StateChip[] => [
  { key: anyState, label: $localize`:@@requests.all:All`, count: null },
  ...personStates.map((state) => ({ key: state, label: lookOfPerson(state).word, count: null })),
];

import type { PersonState } from '@countersign/contracts';
import type { Look } from './tone';

/** The state of a person, or of their membership, as every page shows it. */
export const lookOfPerson = (state: PersonState): Look => looks()[state];

const looks = (): Record<PersonState, Look> => ({
  invited: { tone: 'pending', icon: 'schedule-fill', word: $localize`:@@person.invited:Invited` },
  active: { tone: 'verified', icon: 'check_circle-fill', word: $localize`:@@person.active:Active` },
  suspended: { tone: 'expired', icon: 'gavel', word: $localize`:@@person.suspended:Suspended` },
  blocked: { tone: 'failed', icon: 'block', word: $localize`:@@person.blocked:Blocked` },
  restricted: { tone: 'failed', icon: 'lock', word: $localize`:@@person.restricted:Restricted` },
});

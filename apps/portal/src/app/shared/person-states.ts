import type { MemberPatch, PersonState } from '@countersign/contracts';
import { lookOfPerson } from './person-look';
import type { Look } from './tone';

export type GivenState = NonNullable<MemberPatch['status']>;
/** A membership acts in its enterprise, a person's own state everywhere. */
export type Reach = 'here' | 'everywhere';

export interface StateChoice {
  readonly state: GivenState;
  readonly look: Look;
  /** What it means for whoever is in it. */
  readonly means: string;
  /** The verb on the button. */
  readonly act: string;
}

const given = ['active', 'suspended', 'blocked', 'restricted'] as const satisfies readonly GivenState[];

/** The states that a person, or their membership of one enterprise, can be given. */
export const stateChoices = (reach: Reach): StateChoice[] =>
  given.map((state) => ({ state, look: lookOfPerson(state), means: meaningOf(state, reach), act: acts()[state] }));

export const meaningOf = (state: PersonState, reach: Reach): string => ({ ...anywhere(), ...bounds()[reach] })[state];

const acts = (): Record<GivenState, string> => ({
  active: $localize`:@@person.activate:Activate`,
  suspended: $localize`:@@person.suspend:Suspend`,
  blocked: $localize`:@@person.block:Block`,
  restricted: $localize`:@@person.restrict:Restrict`,
});

const anywhere = () => ({
  invited: $localize`:@@person.invited.means:Has not come in yet: the invitation waits for them.`,
  active: $localize`:@@person.activate.means:Can do whatever their role allows.`,
  suspended: $localize`:@@person.suspend.means:No new requests and no other changes: can sign in and read, nothing else.`,
});
const bounds = () => ({
  here: {
    blocked: $localize`:@@person.block.here:No access to this enterprise: nothing of it can be read or changed.`,
    restricted: $localize`:@@person.restrict.here:No access to this enterprise, and no mail about its certificates any more.`,
  },
  everywhere: {
    blocked: $localize`:@@person.block.means:No access: signed out everywhere, nothing can be read or changed.`,
    restricted: $localize`:@@person.restrict.means:No sign-in, and no mail about certificates any more.`,
  },
});

import type { MemberPatch, PersonState } from '@countersign/contracts';
import type { Question } from './confirm/confirm-dialog';

export type GivenState = NonNullable<MemberPatch['status']>;

export interface StateAct {
  readonly state: GivenState;
  readonly icon: string;
  readonly word: string;
  readonly question: Question;
}

/** The states that a person, or their membership of one enterprise, can be given now, each with what it means for them. */
export function stateActs(now: PersonState, name: string, reach: 'here' | 'everywhere'): StateAct[] {
  if (now === 'invited') return []; // who has not come in yet has no access to take away
  const bounds =
    reach === 'here'
      ? $localize`:@@person.here:Only this enterprise is meant, and it holds at once.`
      : $localize`:@@person.everywhere:It holds in every enterprise, and at once.`;
  return acts(name)
    .filter(({ state }) => state !== now)
    .map(({ means, title, act, ...rest }) => ({
      ...rest,
      question: {
        title,
        text: `${means} ${bounds}`,
        act,
        ...(rest.state !== 'active' && { tone: 'danger' as const }),
      },
    }));
}

interface Act extends Omit<StateAct, 'question'> {
  readonly title: string;
  readonly act: string;
  readonly means: string;
}

const acts = (name: string): Act[] => [
  {
    state: 'active',
    icon: 'check_circle-fill',
    word: $localize`:@@person.activate.ask:Activate…`,
    title: $localize`:@@person.activate.title:Activate ${name}:name:?`,
    act: $localize`:@@person.activate:Activate`,
    means: $localize`:@@person.activate.means:They can do again whatever their role allows.`,
  },
  {
    state: 'suspended',
    icon: 'gavel',
    word: $localize`:@@person.suspend.ask:Suspend…`,
    title: $localize`:@@person.suspend.title:Suspend ${name}:name:?`,
    act: $localize`:@@person.suspend:Suspend`,
    means: $localize`:@@person.suspend.means:No new requests and no other changes: they can sign in and read, nothing else.`,
  },
  {
    state: 'blocked',
    icon: 'block',
    word: $localize`:@@person.block.ask:Block…`,
    title: $localize`:@@person.block.title:Block ${name}:name:?`,
    act: $localize`:@@person.block:Block`,
    means: $localize`:@@person.block.means:No access: nothing can be read or changed.`,
  },
  {
    state: 'restricted',
    icon: 'lock',
    word: $localize`:@@person.restrict.ask:Restrict…`,
    title: $localize`:@@person.restrict.title:Restrict ${name}:name:?`,
    act: $localize`:@@person.restrict:Restrict`,
    means: $localize`:@@person.restrict.means:No sign-in, and no certificate mail any more.`,
  },
];

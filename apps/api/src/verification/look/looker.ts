import type { Look, Lookup } from '@countersign/dns';
import type { OutboundSettings } from '../../shared/outbound/outbound-settings';
import type { Judgement, LookMethod, LookTerms, Sighting } from './sighting';

/** What a look may use of the world: one session of the resolver, within which the same question is asked once. */
export interface Eyes {
  readonly look: Look;
  /** Everything asked so far. */
  lookups(): readonly Lookup[];
  readonly outbound: OutboundSettings;
  /** Where name servers of a zone are asked themselves; 53 but in labs. */
  readonly authorityPort: number;
  readonly demo: boolean;
  /** Nobody else can have written what was seen so far (V-R7), and it was not the demo. */
  forPublic(): boolean;
  now(): Date;
}

/** An earlier challenge of the same enterprise and name: its value may still be published. */
export interface EarlierChallenge {
  readonly hash: string;
  readonly createdAt: Date;
}

/** One way of looking. `look` asks the world and decides nothing; `judge` decides and asks nothing, so that anybody can decide again from what was kept. */
export interface Looker {
  readonly method: LookMethod;
  /** The sections of the standards that its verdict follows from. */
  readonly sections: readonly string[];
  look(terms: LookTerms, eyes: Eyes): Promise<Sighting>;
  judge(terms: LookTerms, seen: Sighting): Judgement;
  /** After a verdict that was no pass: the likely mistake, in a few more questions. It changes no verdict. */
  hints(
    terms: LookTerms,
    seen: Sighting,
    eyes: Eyes,
    earlier: readonly EarlierChallenge[],
  ): Promise<Judgement['details']>;
}

export const LOOKERS = Symbol('lookers');
export type Lookers = ReadonlyMap<LookMethod, Looker>;

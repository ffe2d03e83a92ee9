import { stepIds, type Check, type Csr, type Profile, type RequestDetail, type StepId } from '@countersign/contracts';
import { hasPassed } from '../../verification';
import type { RequestEntity } from '../request.entity';
import { sdnFaults } from './sdn-rules';

export type Step = RequestDetail['steps'][number];
type State = Step['state'];

export interface StepFacts {
  readonly request: Pick<
    RequestEntity,
    'csr' | 'sdn' | 'sdnSaved' | 'san' | 'sanSaved' | 'validityDays' | 'onBehalf' | 'status'
  >;
  readonly profile: Pick<Profile, 'validationType' | 'validity' | 'subject' | 'subjectType'>;
  readonly checks: readonly Pick<Check, 'status'>[];
}

/** What the request itself says of each step; null: the step does not appear. */
const states: Record<StepId, (facts: StepFacts) => State | null> = {
  csr: ({ request: { csr } }) => (csr === null ? 'todo' : errorIn(csr) ? 'invalid' : 'done'),
  sdn: ({ request, profile }) => {
    if (!request.sdnSaved) return 'todo';
    return sdnFaults(request.sdn, subjectRulesOf(request, profile)).length > 0 ? 'invalid' : 'done';
  },
  san: ({ request }) => (request.sanSaved ? 'done' : 'todo'),
  // A period that nobody may change is stated by the profile: once the names are there, nothing is left to do.
  validity: ({ request, profile }) => {
    const isStated = !profile.validity.editable && request.csr !== null && request.sdnSaved && request.sanSaved;
    return request.validityDays !== null || isStated ? 'done' : 'todo';
  },
  verification: ({ request, profile, checks }) => {
    if (checks.length > 0) return checks.every(({ status }) => hasPassed(status)) ? 'done' : 'todo';
    if (profile.validationType === 'none' || request.sanSaved) return null;
    return 'todo';
  },
  user: ({ request }) => (request.onBehalf ? 'todo' : null),
};

/** The steps that appear, in their order. */
export const stepsOf = (facts: StepFacts): Step[] =>
  stepIds.flatMap((id) => {
    const state = states[id](facts);
    return state === null ? [] : [{ id, state }];
  });

/** What was found against the CSR after it had been taken; a CSR with faults is not taken at all. */
export const errorIn = ({ findings }: Pick<Csr, 'findings'>) => findings.find(({ severity }) => severity === 'error');

/** By which rules the subject is judged: against the addresses once these are stated. */
export const subjectRulesOf = (
  { san, sanSaved }: Pick<RequestEntity, 'san' | 'sanSaved'>,
  { subject, subjectType }: Pick<Profile, 'subject' | 'subjectType'>,
) => ({ fields: subject, subjectType, emails: sanSaved ? san.emails : null, stated: {} });

import type { Check, Csr, Profile, RequestAction, RequestDetail, RequestState, WaitsFor } from '@countersign/contracts';
import { say, type Code } from '@countersign/words';
import { hasPassed, type CheckStanding } from '../verification';
import { errorIn, type Step } from './steps/steps';

type Blocker = RequestDetail['blockers'][number];
type CheckFacts = CheckStanding & Pick<Check, 'code' | 'validUntil' | 'details'>;

export interface StateFacts {
  readonly status: RequestState;
  readonly steps: readonly Step[];
  readonly checks: readonly CheckStanding[];
}

interface BlockerFacts extends StateFacts {
  readonly checks: readonly CheckFacts[];
  readonly csr: Pick<Csr, 'findings'> | null;
}

/** While nothing was decided about it, the status of a request follows from its steps and checks. */
export function statusOf({ status, steps, checks }: StateFacts): RequestState {
  if (!isOpen(status)) return status;
  if (steps.some(({ id, state }) => id !== 'verification' && state !== 'done')) return 'draft';
  return checks.every((check) => hasPassed(check.status)) ? 'verified' : 'verifying';
}

/** Steps may be edited and proofs may come in. */
export const isOpen = (status: RequestState): boolean =>
  status === 'draft' || status === 'verifying' || status === 'verified';

export interface Rights {
  readonly issue: boolean;
  readonly delete: boolean;
}

/** What this caller may do with the request now: a button shows only where the server would not refuse. */
export function actionsOf(
  { status }: Pick<StateFacts, 'status'>,
  { vetting }: Pick<Profile, 'vetting'>,
  may: Rights,
): RequestAction[] {
  const offered: Record<RequestAction, boolean> = {
    generate: status === 'verified' && vetting === 'none' && may.issue,
    submit: false,
    approve: false,
    decline: false,
    resubmit: false,
    delete: status === 'draft' && may.delete,
    'dry-run': false,
    settle: false,
  };
  return (Object.keys(offered) as RequestAction[]).filter((action) => offered[action]);
}

/** What stands between the request and its certificate: the steps first, then each check that has not passed. */
export function blockersOf({ status, steps, checks, csr }: BlockerFacts): Blocker[] {
  if (!isOpen(status)) return [];
  const open = steps.filter(({ id, state }) => id !== 'verification' && state !== 'done');
  return [
    ...open.map((step) => stepBlocker(step, csr)),
    ...checks.filter((check) => !hasPassed(check.status)).map(checkBlocker),
  ];
}

const stepBlocker = ({ id, state }: Step, csr: BlockerFacts['csr']): Blocker => {
  const error = id === 'csr' && csr !== null ? errorIn(csr) : undefined;
  if (error) return { code: error.code, step: id, checkId: null, text: error.text };
  const code = state === 'invalid' && id === 'sdn' ? 'common-name-not-address' : 'step-missing';
  return { code, step: id, checkId: null, text: say(code, { step: id }).what };
};

/** Why it did not pass, in the words of its own details where it has them. */
const checkBlocker = ({ id, status, code, identifier, details }: CheckFacts): Blocker => {
  const told = details.find((line) => line.severity === 'error' && line.code === code)?.text;
  const reason = (status === 'unverified' ? 'not-started' : (code ?? 'checks-not-passed')) as Code;
  return {
    code: reason,
    step: 'verification',
    checkId: id,
    text: `${identifier}: ${told ?? say(reason, { email: identifier }).what}`,
  };
};

type Whom = Omit<WaitsFor, 'since'>;

/** Whom it waits for, in one word and a name. */
export function waitsForOf(facts: StateFacts, names: { readonly requester: string; readonly ca: string }): Whom {
  const requester: Whom = { who: 'requester', name: names.requester };
  const whom: Record<RequestState, () => Whom> = {
    draft: () => requester,
    verifying: () => proverOf(facts.checks) ?? requester,
    verified: () => requester,
    'pending-approval': () => ({ who: 'vetter', name: null }),
    issuing: () => ({ who: 'ca', name: names.ca }),
    issued: () => ({ who: 'nobody', name: null }),
    declined: () => requester,
  };
  return whom[facts.status]();
}

/** Somebody else only while nothing is left to start: a Token that was mailed waits for the mailbox's owner, a record for DNS. A row of DNSSEC goes with its look. */
function proverOf(checks: readonly CheckStanding[]): Whom | null {
  const left = checks.filter(({ status }) => !hasPassed(status));
  const own = left.filter(({ kind }) => kind === 'mailbox' || kind === 'domain' || kind === 'caa');
  const first = own.find(({ kind }) => kind === 'mailbox') ?? own[0] ?? left[0];
  if (first === undefined || own.some((check) => !isUnderWay(check))) return null;
  return { who: first.kind === 'mailbox' ? 'mailbox-owner' : 'dns', name: first.identifier };
}

/** It waits for what was asked for, or is looked at again by itself. */
const isUnderWay = ({ kind, status, nextTryAt }: CheckStanding) =>
  status === 'pending' || (kind !== 'mailbox' && status === 'failed' && nextTryAt !== null);

/** Every check has passed and none runs out within a minute: a certificate is never made on a proof that just ended. */
export function isFresh(checks: readonly CheckFacts[], now: Date): boolean {
  const soon = now.getTime() + 60_000;
  return checks.every(
    ({ status, validUntil }) => hasPassed(status) && (validUntil === null || Date.parse(validUntil) > soon),
  );
}

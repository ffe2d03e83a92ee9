import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { factsOf, subjectOf, type CheckEntity } from '../check.entity';
import { CheckChanged, SubjectLooked } from '../check-events';
import { CheckStore } from '../check.store';
import { DecideAttempt } from '../decide-attempt';
import type { Verdict } from '../methods/method';
import { DomainChallengeStore } from '../methods/domain-challenge.store';
import { TellCheck } from '../tell-check';
import type { CheckTerms } from '../subject';
import { touch } from '../touch';
import { follow } from '../transitions';
import { WriteEvidence, type Attempt } from '../write-evidence';
import { DecideDnssec } from './decide-dnssec';
import { dnssecAttemptOf } from './dnssec-attempt';
import { lookRecordOf } from './look-record';
import type { LookTask } from './look-task';
import { CAA_PATIENCE, nextTryOf } from './schedule';
import type { Judgement, Sighting } from './sighting';
import { veiled } from './veil';

/** What came of one look. */
export interface Looked {
  readonly seen: Sighting;
  readonly judged: Judgement;
  readonly sections: readonly string[];
  readonly forPublic: boolean;
}

/** Writes down what a look found. Where its check, its challenge, its terms or its subject have moved on meanwhile, it adds evidence and decides nothing (S2). */
@Injectable()
export class EndLook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checks: CheckStore,
    private readonly challenges: DomainChallengeStore,
    private readonly decideAttempt: DecideAttempt,
    private readonly decideDnssec: DecideDnssec,
    private readonly writeEvidence: WriteEvidence,
    private readonly tellCheck: TellCheck,
  ) {}

  /** The id of the evidence, for what is added to it afterwards. */
  run(task: LookTask, found: Looked, caller: Caller): Promise<string> {
    const looked = atRest(task, found);
    return this.unitOfWork.run(caller, async (tx) => {
      const isOpen = await touch(tx, task.subject);
      const check = await this.checks.lockAny(tx, task.checkId);
      const attempt = attemptOf(task, looked);
      if (!isOpen || (await this.isOver(tx, check, task))) return this.superseded(tx, check, task, attempt);
      this.tellCheck.attempt(tx, check, 'answered', check.identifier);
      return this.decide(tx, check, task, looked, attempt);
    });
  }

  private async decide(tx: Tx, check: CheckEntity, task: LookTask, looked: Looked, attempt: Attempt) {
    const { judged } = looked;
    check.attemptId = null;
    check.attemptUntil = null;
    if (task.kind === 'dnssec') return this.decideDnssec.alone(tx, check, judged.dnssec, attempt);
    check.dnssec = judged.dnssec;
    const id = await this.decideAttempt.run(tx, check, verdictOf(check, task, judged, attempt, tx.now));
    await this.decideDnssec.beside(tx, check, dnssecAttemptOf(task, looked));
    return id;
  }

  private async isOver(tx: Tx, check: CheckEntity, task: LookTask): Promise<boolean> {
    if (check.withdrawnAt !== null || check.closedAt !== null || check.attemptId !== task.attemptId) return true;
    if (!isDeepStrictEqual(check.terms, termsOf(task))) return true;
    if (task.challenge === null) return false;
    const challenge = await this.challenges.lock(tx, task.challenge.id);
    return challenge?.state !== 'open' || challenge.method !== check.method;
  }

  private async superseded(tx: Tx, check: CheckEntity, task: LookTask, attempt: Attempt): Promise<string> {
    const evidence = await this.writeEvidence.run(tx, check, { ...attempt, superseded: true });
    tx.audit(
      'check.superseded',
      { type: 'check', id: check.id, label: check.identifier, enterpriseId: check.enterpriseId },
      { after: { kind: check.kind, outcome: attempt.outcome, code: attempt.code, evidence: evidence.sha256 } },
    );
    if (check.attemptId === task.attemptId) await this.letGo(tx, check);
    return evidence.id;
  }

  /** It waits for nothing any more, unless there is a value that can still be published; what its subject knows by now may have proven it. */
  private async letGo(tx: Tx, check: CheckEntity): Promise<void> {
    Object.assign(check, { attemptId: null, attemptUntil: null });
    if (check.status === 'pending' && !(await this.waits(tx, check))) check.status = follow(check.status, 'unverified');
    await this.checks.save(tx, check);
    if (check.withdrawnAt !== null || check.closedAt !== null) return;
    tx.emit(new CheckChanged(factsOf(check), subjectOf(check)));
    tx.emit(new SubjectLooked(subjectOf(check)));
    await this.tellCheck.run(tx, check);
  }

  private async waits(tx: Tx, { kind, enterpriseId, identifier: name, method }: CheckEntity): Promise<boolean> {
    if (kind !== 'domain' || method === null) return false;
    return (await this.challenges.findOpen(tx.manager, { enterpriseId, name, method })) !== null;
  }
}

/** What was looked for may still be open: at rest its value is nowhere in clear. */
const atRest = ({ terms }: LookTask, { judged, ...looked }: Looked): Looked => ({
  ...looked,
  judged: { ...judged, details: veiled(judged.details, terms.challenge?.value ?? null) },
});

const termsOf = ({ terms: { allowedIssuers, accountUri, publiclyTrusted } }: LookTask): CheckTerms => ({
  ...{ allowedIssuers, accountUri, publiclyTrusted },
});

const attemptOf = ({ terms, cause, challenge }: LookTask, { seen, judged, sections, forPublic }: Looked): Attempt => ({
  outcome: judged.outcome,
  code: judged.code,
  method: terms.method,
  provedName: judged.provedName,
  sections,
  challengeHash: terms.challenge?.hash ?? null,
  challengeCreatedAt: challenge?.createdAt ?? null,
  reusedFrom: null,
  cause,
  forPublic,
  seen: lookRecordOf(terms, seen, judged),
});

function verdictOf(check: CheckEntity, task: LookTask, judged: Judgement, attempt: Attempt, now: Date): Verdict {
  if (judged.outcome === 'pass')
    return {
      attempt,
      then: 'verified',
      refusal: null,
      details: judged.details,
      validSeconds: judged.validSeconds,
    };
  check.recheckUntil ??= check.pendingUntil ?? new Date(now.getTime() + CAA_PATIENCE);
  const nextTryAt = nextTryOf(judged, { rechecks: check.rechecks, until: check.recheckUntil }, now);
  check.rechecks += 1;
  return { attempt, then: 'failed', refusal: null, details: judged.details, nextTryAt };
}

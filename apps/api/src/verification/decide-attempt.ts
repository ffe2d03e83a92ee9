import type { CheckCode } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { factsOf, subjectOf, type CheckEntity } from './check.entity';
import { CheckChanged, CheckDecided } from './check-events';
import { CheckStore } from './check.store';
import { detailOf } from './details';
import { METHODS, type Methods, type Verdict } from './methods/method';
import { validUntilOf } from './plan';
import { TellCheck } from './tell-check';
import { follow } from './transitions';
import { WriteEvidence } from './write-evidence';

/** Writes down what came of an attempt: state, evidence, proof, audit and news in one transaction. A pass without evidence does not exist. Answers the evidence's id. */
@Injectable()
export class DecideAttempt {
  constructor(
    private readonly checks: CheckStore,
    private readonly writeEvidence: WriteEvidence,
    private readonly tellCheck: TellCheck,
    @Inject(METHODS) private readonly methods: Methods,
  ) {}

  async run(tx: Tx, check: CheckEntity, verdict: Verdict): Promise<string> {
    const { attempt, then } = verdict;
    const before = check.status;
    if (check.status !== 'pending') check.status = follow(check.status, 'pending');
    // What changed after a look had begun it may not have seen
    check.checkedAt = attempt.seen?.startedAt ?? tx.now;
    if (then === 'verified' || then === 'not-enabled') pass(check, then, verdict, tx.now);
    else refuse(check, verdict);
    const evidence = await this.writeEvidence.run(tx, check, attempt);
    if (then === 'verified') {
      const kept = { id: evidence.id, forPublic: attempt.forPublic ?? false };
      await this.methods.get(check.kind)?.keepProof(tx, check, kept);
    }
    await this.checks.save(tx, check);
    tx.audit(
      'check.decided',
      { type: 'check', id: check.id, label: check.identifier, enterpriseId: check.enterpriseId },
      {
        before: { status: before },
        after: {
          status: check.status,
          kind: check.kind,
          outcome: attempt.outcome,
          code: attempt.code,
          evidence: evidence.sha256,
        },
      },
    );
    const facts = factsOf(check);
    tx.emit(
      then === 'open'
        ? new CheckChanged(facts, subjectOf(check))
        : new CheckDecided(facts, subjectOf(check), attempt.cause === 'recheck'),
    );
    this.tellCheck.attempt(tx, check, 'decided', attempt.code ?? attempt.outcome);
    await this.tellCheck.run(tx, check);
    return evidence.id;
  }
}

/** Ages count from the moment the proof was obtained: when the answer was there, not when it was written down. */
function pass(check: CheckEntity, then: 'verified' | 'not-enabled', verdict: Verdict, now: Date): void {
  const obtainedAt = verdict.attempt.seen?.answeredAt ?? now;
  check.status = follow(check.status, then);
  check.outcome = 'pass';
  check.code = null;
  check.details = [...(verdict.details ?? [])];
  check.reused = false;
  check.obtainedAt = obtainedAt;
  check.pendingUntil = null;
  check.nextTryAt = null;
  check.validUntil = endOf(verdict.validSeconds ?? null, check.validDays, obtainedAt);
}

function endOf(seconds: number | null, days: number | null, from: Date): Date | null {
  if (seconds !== null) return new Date(from.getTime() + seconds * 1000);
  return days === null ? null : validUntilOf(from, days);
}

function refuse(check: CheckEntity, { attempt, then, refusal, found = null, details, nextTryAt }: Verdict): void {
  const code = attempt.code as CheckCode;
  const severity = then === 'open' ? 'warning' : 'error';
  const params = { email: check.identifier, ...refusal?.extra.params, ...(found === null ? {} : { text: found }) };
  check.details = [...(details ?? [detailOf(code, check.identifier, { severity, found, params })])];
  if (then === 'open') return;
  check.status = follow(check.status, 'failed');
  check.outcome = attempt.outcome;
  check.code = code;
  check.nextTryAt = nextTryAt ?? null;
}

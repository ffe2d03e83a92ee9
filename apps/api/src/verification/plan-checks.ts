import { Inject, Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../database/tx';
import { newId } from '../shared/ids';
import { age } from './age';
import type { CheckEntity } from './check.entity';
import { CheckStore } from './check.store';
import { METHODS, type Methods } from './methods/method';
import { validUntilOf, type CheckKey, type WantedCheck } from './plan';
import { ProofsOf } from './proofs-of';
import type { Subject } from './subject';
import { follow } from './transitions';
import { WriteEvidence } from './write-evidence';

/**
 * Makes the checks of a subject those that are wanted now. What stays keeps its state and its proof, by name, never by its place in a list; what
 * left is hidden, its evidence kept. The caller holds the lock of the subject.
 */
@Injectable()
export class PlanChecks {
  constructor(
    private readonly checks: CheckStore,
    private readonly writeEvidence: WriteEvidence,
    private readonly proofsOf: ProofsOf,
    @Inject(METHODS) private readonly methods: Methods,
  ) {}

  async run(tx: Tx, subject: Subject, wanted: readonly WantedCheck[]): Promise<void> {
    const all = await this.checks.ofSubject(tx.manager, subject);
    const present = new Map(all.map((check) => [keyOf(check), check]));
    for (const each of wanted) {
      const check = present.get(keyOf(each));
      present.delete(keyOf(each));
      const aged = check !== undefined && age(check, tx.now);
      if (check && !(await this.gavePlace(tx, check, each, subject))) await this.keep(tx, check, subject, each, aged);
      else await this.add(tx, subject, each);
    }
    const stays = (left: CheckEntity) => all.some((check) => !present.has(keyOf(check)) && isOfLook(left, check));
    for (const left of present.values()) if (!stays(left)) await this.withdraw(tx, left);
  }

  /**
   * To a new row, because a proof turned up since (only at its birth may a check be verified without an attempt of its own), or because what it
   * stood on is no more: an approved domain that was switched off, a file that proved this name where now all below it are asked for.
   */
  private async gavePlace(tx: Tx, check: CheckEntity, wanted: WantedCheck, { type }: Subject): Promise<boolean> {
    const turnedUp = wanted.born !== null && check.status !== 'verified';
    // The check of a domain is the proof itself; one of a request stands on what its enterprise holds
    if (!turnedUp && (type === 'domain' || !lostItsGround(check, wanted, tx.now))) return false;
    await this.withdraw(tx, check);
    return true;
  }

  /** The age limit follows the profile; the proof is as old as it is. Most stay as they were, and cost nothing. */
  private async keep(
    tx: Tx,
    check: CheckEntity,
    { context, terms, ownerId }: Subject,
    wanted: WantedCheck,
    aged: boolean,
  ): Promise<void> {
    const now = { context, terms, ownerId, methods: [...wanted.methods], validDays: wanted.validDays };
    const validUntil = untilOf(check, wanted);
    const isSame = isDeepStrictEqual(now, pick(check)) && isDeepStrictEqual(validUntil, check.validUntil);
    if (!isDeepStrictEqual(terms, check.terms)) forget(check);
    Object.assign(check, now, { validUntil });
    const agedNow = age(check, tx.now);
    if (aged || agedNow || !isSame) await this.checks.save(tx, check);
  }

  private async add(tx: Tx, subject: Subject, wanted: WantedCheck): Promise<void> {
    const check = entityOf(subject, wanted, tx.now);
    await this.checks.add(tx, check);
    if (wanted.born === null) return;
    const { enterpriseId, identifier } = check;
    const evidenceId = wanted.born.evidenceId ?? (await this.proofsOf.evidenceOf(tx.manager, enterpriseId, identifier));
    if (evidenceId !== null) await this.writeEvidence.run(tx, check, reuseOf(check, evidenceId));
  }

  private async withdraw(tx: Tx, check: CheckEntity): Promise<void> {
    follow(check.status, 'withdrawn');
    check.withdrawnAt = tx.now;
    await this.methods.get(check.kind)?.withdraw(tx, check);
    await this.checks.save(tx, check);
  }
}

/** Not because its time is over: that is told as it is. CAA and DNSSEC stand on their own look. */
const lostItsGround = ({ status, obtainedAt }: CheckEntity, { born, validDays }: WantedCheck, now: Date): boolean =>
  status === 'verified' &&
  born === null &&
  obtainedAt !== null &&
  validDays !== null &&
  validUntilOf(obtainedAt, validDays) > now;

/** A CAA record that let one issuer issue lets not the next one: what was decided by other terms is looked at anew. */
function forget(check: CheckEntity): void {
  if (check.kind !== 'caa' || check.status !== 'verified') return;
  check.status = follow(follow(check.status, 'pending'), 'unverified');
  Object.assign(check, { outcome: null, code: null, details: [], obtainedAt: null });
}

const pick = ({ context, terms, ownerId, methods, validDays }: CheckEntity) => ({
  ...{ context, terms, ownerId, methods, validDays },
});

function untilOf(check: CheckEntity, { validDays, born }: WantedCheck): Date | null {
  if (check.status !== 'verified' || check.obtainedAt === null || validDays === null) return check.validUntil;
  return born?.validUntil ?? validUntilOf(check.obtainedAt, validDays);
}

/** A domain that was proven here needs no new proof from now on; the row of what that look met of DNSSEC stays beside it, and is asked again at Generate. */
const isOfLook = (left: CheckEntity, { kind, identifier, status, reused }: CheckEntity): boolean =>
  left.kind === 'dnssec' && kind === 'domain' && identifier === left.identifier && status === 'verified' && !reused;

const keyOf = ({ kind, identifier, of }: CheckKey) => JSON.stringify([kind, identifier, of]);

function entityOf(subject: Subject, { born, ...wanted }: WantedCheck, now: Date): CheckEntity {
  return {
    id: newId(),
    enterpriseId: subject.enterpriseId,
    ownerId: subject.ownerId,
    subjectType: subject.type,
    subjectId: subject.id,
    kind: wanted.kind,
    identifier: wanted.identifier,
    of: wanted.of,
    status: follow('absent', born === null ? 'unverified' : 'verified'),
    outcome: born === null ? null : 'pass',
    code: null,
    reused: born !== null,
    methods: [...wanted.methods],
    method: born?.method ?? null,
    details: [],
    context: subject.context,
    terms: subject.terms,
    validDays: wanted.validDays,
    obtainedAt: born?.obtainedAt ?? null,
    startedAt: null,
    checkedAt: born?.obtainedAt ?? null,
    validUntil: born?.validUntil ?? null,
    pendingUntil: null,
    nextTryAt: null,
    rechecks: 0,
    recheckUntil: null,
    attemptId: null,
    attemptUntil: null,
    dnssec: null,
    createdAt: now,
    closedAt: null,
    withdrawnAt: null,
  };
}

const reuseOf = ({ identifier, kind }: CheckEntity, reusedFrom: string) => ({
  outcome: 'pass' as const,
  code: null,
  method: kind === 'mailbox' ? 'ca-mailbox-token' : 'reuse',
  provedName: identifier,
  sections: ['SBR 4.2.1'],
  challengeHash: null,
  challengeCreatedAt: null,
  reusedFrom,
});

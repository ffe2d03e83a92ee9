import type { CheckKind } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import { InstallationSettings } from '../../settings';
import type { Caller } from '../../shared/access/caller';
import { newId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import { age } from '../age';
import { factsOf, type CheckEntity } from '../check.entity';
import { CheckChanged, SubjectLooked } from '../check-events';
import { CheckStore } from '../check.store';
import { DomainChallengeStore } from '../methods/domain-challenge.store';
import type { SubjectRef } from '../subject';
import { TellCheck } from '../tell-check';
import { touch } from '../touch';
import { follow, hasPassed } from '../transitions';
import { LEASE, type LookCause, type LookTask } from './look-task';
import { usedMethods } from './used-methods';
import type { LookMethod } from './sighting';

/** Attempts that begin now, and those of others that are already running. */
export interface Begun {
  readonly tasks: readonly LookTask[];
  readonly joined: readonly { readonly attemptId: string; readonly checkId: string }[];
}
/** Which checks of a subject are to be looked at, of all that it has. */
export type Choose = (checks: readonly CheckEntity[]) => readonly CheckEntity[];

/** Takes the lease of each attempt, in one short transaction: of two hands at once one looks, the other waits for what it finds. */
@Injectable()
export class BeginLook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checks: CheckStore,
    private readonly challenges: DomainChallengeStore,
    private readonly settings: InstallationSettings,
    private readonly tellCheck: TellCheck,
  ) {}

  run(subject: SubjectRef, choose: Choose, cause: LookCause, caller: Caller): Promise<Begun> {
    return this.unitOfWork.run(caller, async (tx) => {
      await touch(tx, subject);
      tx.emit(new SubjectLooked(subject));
      await tx.handle();
      const all = await this.checks.ofSubject(tx.manager, subject);
      const tasks: LookTask[] = [];
      const joined: { attemptId: string; checkId: string }[] = [];
      for (const check of choose(all)) {
        const running = runningOf(check, tx.now);
        if (running !== null) joined.push({ attemptId: running, checkId: check.id });
        else if (cause === 'person' || (await this.canLook(tx, check)))
          tasks.push(await this.begin(tx, check, all, cause));
        else await this.letGo(tx, check);
      }
      return { tasks, joined };
    });
  }

  private async begin(tx: Tx, check: CheckEntity, all: readonly CheckEntity[], cause: LookCause): Promise<LookTask> {
    if (check.closedAt !== null) throw new RaError('wrong-state');
    age(check, tx.now);
    const challenge = check.kind === 'domain' ? await this.challengeOf(tx, check) : null;
    const { caaPassOnFailure } = await this.settings.run(tx.manager);
    const attemptId = newId();
    mark(check, attemptId, cause, tx.now);
    await this.checks.save(tx, check);
    tx.emit(new CheckChanged(factsOf(check), { type: check.subjectType, id: check.subjectId }));
    this.tellCheck.attempt(tx, check, 'queued', check.identifier);
    this.tellCheck.attempt(tx, check, 'asked', check.identifier);
    await this.tellCheck.run(tx, check);
    return {
      attemptId,
      checkId: check.id,
      enterpriseId: check.enterpriseId,
      kind: check.kind,
      subject: { type: check.subjectType, id: check.subjectId },
      cause,
      terms: {
        ...check.terms,
        method: lookMethodOf(check),
        identifier: check.identifier,
        challenge: challenge && {
          hash: challenge.valueHash.toString('hex'),
          value: this.challenges.valueOf(challenge),
          fileName: challenge.fileName,
        },
        methodsUsed: usedMethods(check.identifier, all),
        passOnFailure: caaPassOnFailure,
      },
      challenge: challenge && { id: challenge.id, createdAt: challenge.createdAt },
      earlier: challenge === null ? [] : await this.challenges.earlier(tx.manager, challenge),
    };
  }

  /** Whether there is still something to look for; a person is told what is missing. */
  private async canLook(tx: Tx, check: CheckEntity): Promise<boolean> {
    if (check.kind !== 'domain') return true;
    const { enterpriseId, identifier: name, method } = check;
    const open = method && (await this.challenges.findOpen(tx.manager, { enterpriseId, name, method }));
    return open !== null && open.expiresAt > tx.now;
  }

  /** Its challenge is over: nobody looks any more, and who left it in the middle of a look is not waited for. */
  private async letGo(tx: Tx, check: CheckEntity): Promise<void> {
    Object.assign(check, { attemptId: null, attemptUntil: null, nextTryAt: null });
    if (check.status === 'pending') check.status = follow(check.status, 'unverified');
    await this.checks.save(tx, check);
    tx.emit(new CheckChanged(factsOf(check), { type: check.subjectType, id: check.subjectId }));
    await this.tellCheck.run(tx, check);
  }

  /** A value must have been shown before it can be looked for, and may be no older than its life. */
  private async challengeOf(tx: Tx, { enterpriseId, identifier, method }: CheckEntity) {
    if (method === null) throw new RaError('not-started');
    const open = await this.challenges.findOpen(tx.manager, { enterpriseId, name: identifier, method });
    if (open === null) throw new RaError('not-started');
    if (open.expiresAt <= tx.now)
      throw new RaError('challenge-expired', { params: { until: open.expiresAt.toISOString() } });
    return open;
  }
}

const runningOf = ({ attemptId, attemptUntil }: CheckEntity, now: Date) =>
  attemptId !== null && attemptUntil !== null && attemptUntil > now ? attemptId : null;

/** What has passed stays so until the new look is decided: a certificate is not made meanwhile, and nothing flickers. */
function mark(check: CheckEntity, attemptId: string, cause: LookCause, now: Date): void {
  check.attemptId = attemptId;
  check.attemptUntil = new Date(now.getTime() + LEASE);
  check.nextTryAt = null;
  if (cause === 'person') Object.assign(check, { rechecks: 0, recheckUntil: null });
  if (hasPassed(check.status)) return;
  if (check.status !== 'pending') check.status = follow(check.status, 'pending');
  check.startedAt ??= now;
  Object.assign(check, { outcome: null, code: null });
}

const methodsOf: Readonly<Record<CheckKind, LookMethod | null>> = {
  mailbox: null,
  domain: 'ca-dns-txt',
  caa: 'caa',
  dnssec: 'dnssec',
  mpic: null,
};

/** What no method looks at is never begun: nothing could decide it. */
function lookMethodOf({ kind, method }: CheckEntity): LookMethod {
  const found = kind === 'domain' && method === 'file' ? 'ca-http-file' : methodsOf[kind];
  if (found === null) throw new RaError('not-started');
  return found;
}

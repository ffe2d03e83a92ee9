import type { CheckKind, Instructions, StartCheck, VerifyCheck } from '@countersign/contracts';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import type { RaError } from '../../shared/problem';
import type { CheckEntity, DetailRow } from '../check.entity';
import type { Attempt } from '../write-evidence';

/** What the enterprise may do, told by the module that knows it. */
export interface Allowance {
  readonly tokenMailsPerHour: number;
}

/** What came of one attempt. */
export interface Verdict {
  readonly attempt: Attempt;
  /** `open`: the challenge can still be answered, so the check stays pending. */
  readonly then: 'verified' | 'not-enabled' | 'failed' | 'open';
  /** What the caller is answered once this is written down; null: the check itself is the answer. */
  readonly refusal: RaError | null;
  /** What an outside system said, in its own words. */
  readonly found?: string | null;
  /** What was seen, line by line; where none are given, the code says it. */
  readonly details?: readonly DetailRow[];
  /** How long a pass counts, where not its age but the answer itself says so. */
  readonly validSeconds?: number | null;
  /** When it is looked at again by itself. */
  readonly nextTryAt?: Date | null;
}

/** What a proof rests on. */
export interface KeptEvidence {
  readonly id: string;
  readonly forPublic: boolean;
}

/** One way of proving ownership. A negative answer is a verdict with evidence; an exception means that we could not look. */
export interface VerificationMethod {
  readonly kind: CheckKind;
  /** Before any transaction: the rates that starting it is subject to. */
  admit(check: CheckEntity, allowance: Allowance): Promise<void>;
  /** Makes the challenge. */
  start(tx: Tx, check: CheckEntity, asked: StartCheck): Promise<void>;
  /** Where a person types the answer: decides in the call's own transaction. What has none is looked at. */
  answer?(tx: Tx, check: CheckEntity, asked: VerifyCheck): Promise<Verdict>;
  /** The check's identifier left its subject. */
  withdraw(tx: Tx, check: CheckEntity): Promise<void>;
  /** After a pass: keeps the proof for later subjects of the same enterprise. */
  keepProof(tx: Tx, check: CheckEntity, evidence: KeptEvidence): Promise<void>;
  /** What a person has to do now, for all checks of a subject at once, by check. */
  instructions(manager: EntityManager, checks: readonly CheckEntity[]): Promise<ReadonlyMap<string, Instructions>>;
}

/** Every method by the kind of check that it serves. A kind without one cannot be started yet. */
export const METHODS = Symbol('verification methods');
export type Methods = ReadonlyMap<CheckKind, VerificationMethod>;

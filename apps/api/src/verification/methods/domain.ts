import type { DomainMethod, Instructions, StartCheck } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { newId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import type { CheckEntity } from '../check.entity';
import { DomainChallengeStore } from './domain-challenge.store';
import { DomainProofEntity, type DomainChallengeEntity } from './domain.entities';
import { fileInstructions, txtInstructions } from './domain-instructions';
import type { KeptEvidence, VerificationMethod } from './method';

/** Control of a domain by a value published in its DNS or on its web server (TLS BR 3.2.2.4.7, 3.2.2.4.18). */
@Injectable()
export class DomainControl implements VerificationMethod {
  readonly kind = 'domain';

  constructor(private readonly challenges: DomainChallengeStore) {}

  /** Showing a value costs nobody anything. */
  async admit(): Promise<void> {}

  async start(tx: Tx, check: CheckEntity, { method }: StartCheck): Promise<void> {
    const chosen = methodFor(check, method);
    const { enterpriseId, identifier } = check;
    const challenge = await this.challenges.openOrNew(tx, { enterpriseId, name: identifier, method: chosen });
    check.method = chosen;
    check.pendingUntil = challenge.expiresAt;
  }

  /** The challenge belongs to the enterprise and the name: another subject may still be waiting for it. */
  async withdraw(): Promise<void> {}

  async keepProof(tx: Tx, check: CheckEntity, evidence: KeptEvidence): Promise<void> {
    const { enterpriseId, identifier, method, obtainedAt } = check;
    if (method === null || obtainedAt === null) throw new Error('A domain is proven by a method, at a time');
    const open = await this.challenges.findOpen(tx.manager, { enterpriseId, name: identifier, method });
    if (open !== null) await this.challenges.end(tx, open, 'used');
    const { id: evidenceId, forPublic } = evidence;
    const proof = { id: newId(), enterpriseId, name: identifier, kind: method, obtainedAt, evidenceId, forPublic };
    await tx.manager.insert(DomainProofEntity, proof);
  }

  async instructions(manager: EntityManager, checks: readonly CheckEntity[]): Promise<Map<string, Instructions>> {
    const started = checks.filter(({ method }) => method !== null);
    const [first] = started;
    if (first === undefined) return new Map();
    const names = started.map(({ identifier }) => identifier);
    const open = await this.challenges.openOf(manager, first.enterpriseId, names);
    return new Map(
      started.flatMap((check): [string, Instructions][] => {
        const its = open.find(({ name, method }) => name === check.identifier && method === check.method);
        return its ? [[check.id, this.told(its)]] : [];
      }),
    );
  }

  private told(challenge: DomainChallengeEntity): Instructions {
    const value = this.challenges.valueOf(challenge);
    const { name, fileName, expiresAt } = challenge;
    return fileName === null
      ? txtInstructions(name, value, expiresAt)
      : fileInstructions(name, fileName, value, expiresAt);
  }
}

/** The one that was asked for, where the profile offers it; else the one in use, else the first. */
function methodFor({ methods, method }: CheckEntity, asked: DomainMethod | undefined): DomainMethod {
  const chosen = asked ?? method ?? methods[0];
  if (chosen === undefined || !methods.includes(chosen))
    throw new RaError('invalid-field', { errors: [{ path: '/method', code: 'invalid-field' }] });
  return chosen;
}

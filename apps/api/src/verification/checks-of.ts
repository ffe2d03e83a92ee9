import type { Check, CheckKind, Instructions } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { age } from './age';
import { toDto } from './check-dto';
import { subjectOf, type CheckEntity } from './check.entity';
import { CheckStore, type CheckStanding } from './check.store';
import { METHODS, type Methods } from './methods/method';
import type { SubjectRef } from './subject';

const order: readonly CheckKind[] = ['mailbox', 'domain', 'caa', 'dnssec', 'mpic'];

/** The checks of a subject as they stand now, sorted by kind, then identifier. */
@Injectable()
export class ChecksOf {
  constructor(
    private readonly checks: CheckStore,
    @Inject(METHODS) private readonly methods: Methods,
  ) {}

  async run(manager: EntityManager, subject: SubjectRef, now: Date): Promise<Check[]> {
    const checks = (await this.checks.ofSubject(manager, subject)).sort(byKind);
    for (const check of checks) age(check, now);
    const instructions = await this.instructionsOf(manager, checks);
    return checks.map((check) => toDto(check, checks, instructions.get(check.id) ?? null, now));
  }

  /** The same without what was found and what is to be done. */
  standing(manager: EntityManager, subject: SubjectRef, now: Date): Promise<CheckStanding[]> {
    return this.checks.standing(manager, subject, now);
  }

  /** One of them, as it was just changed. The others are read only where it belongs to one of them. */
  async one(manager: EntityManager, check: CheckEntity, now: Date): Promise<Check> {
    const siblings = check.of === null ? [check] : await this.checks.ofSubject(manager, subjectOf(check));
    const instructions = await this.instructionsOf(manager, [check]);
    return toDto(check, siblings, instructions.get(check.id) ?? null, now);
  }

  /** One after the other: inside a transaction there is one connection. */
  private async instructionsOf(
    manager: EntityManager,
    checks: readonly CheckEntity[],
  ): Promise<Map<string, Instructions>> {
    const all = new Map<string, Instructions>();
    for (const method of this.methods.values()) {
      const its = checks.filter(({ kind }) => kind === method.kind);
      if (its.length === 0) continue;
      for (const [id, each] of await method.instructions(manager, its)) all.set(id, each);
    }
    return all;
  }
}

const byKind = (a: CheckEntity, b: CheckEntity) =>
  order.indexOf(a.kind) - order.indexOf(b.kind) ||
  compare(a.identifier, b.identifier) ||
  compare(a.of ?? '', b.of ?? '');
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

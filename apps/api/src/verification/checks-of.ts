import type { Check, CheckKind } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { age } from './age';
import { toDto } from './check-dto';
import type { CheckEntity } from './check.entity';
import { CheckStore } from './check.store';
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
    return checks.map((check) => toDto(check, checks, instructions.get(check.id) ?? null));
  }

  private async instructionsOf(manager: EntityManager, checks: readonly CheckEntity[]) {
    const asked = [...this.methods.values()].map((method) => ({
      method,
      its: checks.filter(({ kind }) => kind === method.kind),
    }));
    const all = await Promise.all(
      asked.filter(({ its }) => its.length > 0).map(({ method, its }) => method.instructions(manager, its)),
    );
    return new Map(all.flatMap((each) => [...each]));
  }
}

const byKind = (a: CheckEntity, b: CheckEntity) =>
  order.indexOf(a.kind) - order.indexOf(b.kind) ||
  compare(a.identifier, b.identifier) ||
  compare(a.of ?? '', b.of ?? '');
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { RaError } from '../shared/problem';
import { EnterpriseDeleted } from './enterprise-events';
import { named } from './enterprise.entity';
import { EnterpriseStore } from './enterprise.store';

/**
 * Switches an enterprise off for good and hides it. What hangs on it ends in the modules that keep it: members, invitations, requests,
 * the trust in its certificates. The rows stay for as long as its certificates must be accounted for (S/MIME BR 5.4.3, 5.5.2).
 */
@Injectable()
export class DeleteEnterprise {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly enterprises: EnterpriseStore,
  ) {}

  async run(id: string, confirm: string | undefined, caller: Caller): Promise<void> {
    await this.unitOfWork.run(caller, async (tx) => {
      const row = await this.enterprises.lock(tx, id, Scope.of(caller, 'enterprises:delete'));
      assertConfirmed(confirm, row.name);
      const { active, counts } = await this.enterprises.whole(tx.manager, row);
      await this.enterprises.save(tx, Object.assign(row, { active: false, deletedAt: tx.now }));
      tx.audit('enterprise.deleted', named(row), { before: { active, counts } });
      tx.emit(new EnterpriseDeleted(id));
    });
  }
}

/** Typed by hand, to the letter: nobody deletes the wrong one in passing. */
function assertConfirmed(typed: string | undefined, name: string): void {
  if (typed === name) return;
  const code = typed === undefined ? 'required' : 'invalid-field';
  throw new RaError('invalid-field', { errors: [{ path: '?confirm', code }] });
}

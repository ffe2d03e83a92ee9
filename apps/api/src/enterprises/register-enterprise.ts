import type { Enterprise, NewEnterprise } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { created } from '../shared/answers';
import { newId } from '../shared/ids';
import { EnterpriseRegistered } from './enterprise-events';
import { type EnterpriseEntity, named, wholeAddress, wholeOwner } from './enterprise.entity';
import { EnterpriseStore } from './enterprise.store';

/** Until an operator says otherwise: enough for a department, too few to flood a stranger's mailbox. */
const TOKEN_MAILS_PER_HOUR = 50;

/** Takes a tenant in. Its roles, its owner's invitation and its profiles come from the modules that keep them. */
@Injectable()
export class RegisterEnterprise {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly enterprises: EnterpriseStore,
  ) {}

  run(wanted: NewEnterprise, caller: Caller): Promise<Enterprise> {
    return this.unitOfWork.run(caller, async (tx) => {
      const row = entityOf(wanted, tx.now);
      await this.enterprises.add(tx, row);
      tx.audit('enterprise.registered', named(row), { after: wanted });
      tx.emit(new EnterpriseRegistered(row.id, row.owner, wanted.profileIds ?? []));
      await tx.handle();
      return created(await this.enterprises.whole(tx.manager, row), `/api/v1/enterprises/${row.id}`);
    });
  }
}

const entityOf = (wanted: NewEnterprise, now: Date): EnterpriseEntity => ({
  id: newId(),
  name: wanted.name,
  assumedName: wanted.assumedName ?? null,
  phone: wanted.phone ?? null,
  address: wanted.address ? wholeAddress(wanted.address) : null,
  owner: wanted.owner ? wholeOwner(wanted.owner) : null,
  active: true,
  tokenMailsPerHour: TOKEN_MAILS_PER_HOUR,
  version: 1,
  createdAt: now,
  deletedAt: null,
});

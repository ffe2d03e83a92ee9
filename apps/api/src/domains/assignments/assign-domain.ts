import type { DomainAssignment, NewDomainAssignment } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Tx } from '../../database/tx';
import { ActiveEnterprise } from '../../enterprises';
import type { Caller } from '../../shared/access/caller';
import { created, withFacts } from '../../shared/answers';
import { RaError } from '../../shared/problem';
import { FindPeople, StateOfMember } from '../../users';
import { provableName } from '../domain-names';
import { rowOf } from './claim-domain';
import { named, toDto, type DomainAssignmentEntity } from './domain-assignment.entity';
import { DomainAssignmentStore } from './domain-assignment.store';

/** Operators say whose a domain is, also when it is somebody's already. What lies above or below it and is another's is released first. */
@Injectable()
export class AssignDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly activeEnterprise: ActiveEnterprise,
    private readonly stateOfMember: StateOfMember,
    private readonly findPeople: FindPeople,
    private readonly assignments: DomainAssignmentStore,
  ) {}

  run(enterpriseId: string, { domain, userId }: NewDomainAssignment, caller: Caller): Promise<DomainAssignment> {
    return this.unitOfWork.run(caller, async (tx) => {
      await this.activeEnterprise.run(tx.manager, enterpriseId);
      const { name } = provableName('/domain', domain);
      const user = await this.memberOf(tx, enterpriseId, userId);
      await this.assignments.lockAll(tx, enterpriseId);
      const near = await this.assignments.inLineWith(tx.manager, enterpriseId, [name]);
      const same = near.find((row) => row.domain === name);
      if (near.some((row) => row !== same && row.personId !== userId)) throw ownedByOther(name);
      if (same) return withFacts(toDto(await this.reassign(tx, same, userId), user), { status: 200 });

      const row = rowOf({ enterpriseId, personId: userId, domain: name, source: 'operator' }, tx.now);
      await this.assignments.add(tx, row);
      tx.audit('domain.assigned', named(row), { after: stateOf(row) });
      return created(toDto(row, user), `/api/v1/enterprises/${enterpriseId}/domain-assignments/${row.id}`);
    });
  }

  private async reassign(tx: Tx, row: DomainAssignmentEntity, personId: string): Promise<DomainAssignmentEntity> {
    if (row.personId === personId) return row;
    const before = stateOf(row);
    Object.assign(row, { personId, since: tx.now, source: 'operator' });
    await this.assignments.save(tx, row);
    tx.audit('domain.assigned', named(row), { before, after: stateOf(row) });
    return row;
  }

  private async memberOf({ manager }: Tx, enterpriseId: string, userId: string) {
    const state = await this.stateOfMember.run(manager, enterpriseId, userId);
    const user = state === null ? undefined : (await this.findPeople.run(manager, [userId])).get(userId);
    if (!user) throw new RaError('invalid-field', { errors: [{ path: '/userId', code: 'invalid-field' }] });
    return user;
  }
}

const stateOf = ({ domain, personId, source }: DomainAssignmentEntity) => ({ domain, personId, source });

const ownedByOther = (name: string) =>
  new RaError('domain-owned-by-other', {
    params: { name },
    errors: [{ path: '/domain', code: 'domain-owned-by-other', params: { name } }],
  });

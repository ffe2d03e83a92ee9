import type { EnterpriseProfiles, PutEnterpriseProfiles } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { EnterpriseDeleted, EnterpriseRegistered, FindEnterprises } from '../enterprises';
import { Handles } from '../database/handlers';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { versioned } from '../shared/answers';
import { assertMatch } from '../shared/match';
import { RaError } from '../shared/problem';
import { AssignedProfiles, versionOf } from './assigned-profiles';

/** Says which profiles an enterprise may use: by an operator, or as it is registered. */
@Injectable()
export class AssignProfiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findEnterprises: FindEnterprises,
    private readonly assigned: AssignedProfiles,
  ) {}

  run(enterpriseId: string, { profileIds }: PutEnterpriseProfiles, caller: Caller): Promise<EnterpriseProfiles> {
    return this.unitOfWork.run(caller, async (tx) => {
      const enterprise = (await this.findEnterprises.run(tx.manager, [enterpriseId])).get(enterpriseId);
      if (!enterprise) throw new RaError('not-found');
      await this.assigned.lock(tx, enterpriseId);
      const before = await this.assigned.read(tx.manager, enterpriseId);
      assertMatch(versionOf(before), caller);

      await this.assigned.replace(tx, enterpriseId, profileIds);
      const after = await this.assigned.read(tx.manager, enterpriseId);
      const object = { type: 'enterprise', id: enterpriseId, label: enterprise.name, enterpriseId };
      tx.audit('enterprise.profiles-assigned', object, { before: namesOf(before), after: namesOf(after) });
      return versioned(after, versionOf(after));
    });
  }

  @Handles(EnterpriseRegistered)
  async registered({ enterpriseId, profileIds }: EnterpriseRegistered, tx: Tx): Promise<void> {
    if (profileIds.length > 0) await this.assigned.replace(tx, enterpriseId, profileIds);
  }

  /** Whoever is gone holds no profile in use. */
  @Handles(EnterpriseDeleted)
  async deleted({ enterpriseId }: EnterpriseDeleted, tx: Tx): Promise<void> {
    await this.assigned.replace(tx, enterpriseId, []);
  }
}

const namesOf = ({ items }: EnterpriseProfiles) => ({ profiles: items.map(({ id, name }) => ({ id, name })) });

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../database/tx';
import { assertMatch } from '../shared/match';
import { RequestPoliciesEntity } from './request-policies.entity';

/** The one way to the policies. An enterprise for which nobody set any has the usual ones, in version 0. The caller's scope has let the enterprise through. */
@Injectable()
export class RequestPoliciesStore {
  async of(manager: EntityManager, enterpriseId: string): Promise<RequestPoliciesEntity> {
    return (await manager.findOneBy(RequestPoliciesEntity, { enterpriseId })) ?? unwritten(enterpriseId);
  }

  async lock(tx: Tx, enterpriseId: string): Promise<RequestPoliciesEntity> {
    const { manager } = tx;
    const values = unwritten(enterpriseId);
    await manager.createQueryBuilder().insert().into(RequestPoliciesEntity).values(values).orIgnore().execute();
    const where = { enterpriseId };
    const row = await manager.findOneOrFail(RequestPoliciesEntity, { where, lock: { mode: 'for_no_key_update' } });
    assertMatch(row.version, tx.caller);
    return row;
  }

  async save(tx: Tx, row: RequestPoliciesEntity): Promise<void> {
    row.version += 1;
    await tx.manager.save(RequestPoliciesEntity, row);
  }
}

const unwritten = (enterpriseId: string): RequestPoliciesEntity => ({
  enterpriseId,
  generateOnBehalf: false,
  approvedDomainsOnly: false,
  domainPerUser: false,
  version: 0,
});

import type { Enterprise, EnterprisePatch } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { mergePatch } from '../shared/merge-patch';
import { type EnterpriseEntity, named, wholeAddress } from './enterprise.entity';
import { EnterpriseStore } from './enterprise.store';

/** A JSON Merge Patch (RFC 7396). One that changes nothing leaves version and audit alone. */
@Injectable()
export class ChangeEnterprise {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly enterprises: EnterpriseStore,
  ) {}

  run(id: string, patch: EnterprisePatch, caller: Caller): Promise<Enterprise> {
    return this.unitOfWork.run(caller, async (tx) => {
      const row = await this.enterprises.lock(tx, id, Scope.of(caller, 'enterprises:edit'));
      const before = changeable(row);
      const after = changeable(mergePatch(before, patch));
      if (isDeepStrictEqual(before, after)) return this.enterprises.whole(tx.manager, row);

      Object.assign(row, after);
      await this.enterprises.save(tx, row);
      tx.audit('enterprise.changed', named(row), { before, after });
      return this.enterprises.whole(tx.manager, row);
    });
  }
}

type Changeable = Pick<EnterpriseEntity, 'name' | 'assumedName' | 'phone' | 'address' | 'active' | 'tokenMailsPerHour'>;
const changeable = ({ name, assumedName, phone, address, active, tokenMailsPerHour }: Changeable): Changeable => ({
  name,
  assumedName,
  phone,
  address: address && wholeAddress(address),
  active,
  tokenMailsPerHour,
});

import type { Caa, PutCaa as Wanted } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { UnitOfWork } from '../../database/unit-of-work';
import { ActiveEnterprise } from '../../enterprises';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { caaFaults, normalIssuers } from './caa-rules';
import { settingsOf } from './caa-settings.entity';
import { CaaSettingsStore } from './caa-settings.store';
import { ConnectorIssuers } from './connector-issuers';
import { ShowCaa } from './show-caa';

/** Switches the look at CAA records on or off, and says which CAs the enterprise allows. */
@Injectable()
export class PutCaa {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly activeEnterprise: ActiveEnterprise,
    private readonly settings: CaaSettingsStore,
    private readonly connectorIssuers: ConnectorIssuers,
    private readonly showCaa: ShowCaa,
  ) {}

  run(enterpriseId: string, wanted: Wanted, caller: Caller): Promise<Caa> {
    return this.unitOfWork.run(caller, async (tx) => {
      const row = await this.settings.lock(tx, enterpriseId);
      const { name } = await this.activeEnterprise.run(tx.manager, enterpriseId);
      const { names } = await this.connectorIssuers.run(tx.manager, enterpriseId);
      const errors = caaFaults(wanted, names);
      if (errors.length > 0) throw new RaError('invalid-field', { errors });

      const before = settingsOf(row);
      const after = { enabled: wanted.enabled, issuers: normalIssuers(wanted.issuers) };
      if (!isDeepStrictEqual(before, after)) {
        await this.settings.save(tx, Object.assign(row, after));
        const object = { type: 'enterprise', id: enterpriseId, label: name, enterpriseId };
        tx.audit('enterprise.caa-changed', object, { before, after });
      }
      return this.showCaa.run(tx.manager, row);
    });
  }
}

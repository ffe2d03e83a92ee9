import type { TestResult } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { ConnectorKinds } from './connector-kinds';
import { ConnectorRow, objectOf } from './connector.entity';
import { ConnectorStore } from './connector.store';

/** Tries a connector and remembers how that went. What it tries is its kind's affair; nothing is ever issued. */
@Injectable()
export class TestConnector {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kinds: ConnectorKinds,
    private readonly connectors: ConnectorStore,
  ) {}

  async run(id: string, caller: Caller): Promise<TestResult> {
    const row = await this.connectors.get(id);
    const steps = await this.kinds.of(row.kind).test(row);
    const result = { ok: steps.every(({ ok }) => ok), steps };
    return this.unitOfWork.run(caller, async (tx) => {
      await tx.manager.update(ConnectorRow, { id }, { lastTest: { at: tx.now.toISOString(), ...result } });
      tx.audit('connector.tested', objectOf(row), { after: { ok: result.ok } });
      return result;
    });
  }
}

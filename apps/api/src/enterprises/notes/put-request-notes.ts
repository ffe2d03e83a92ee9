import type { PutRequestNotes as Wanted, RequestNotes } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { versioned } from '../../shared/answers';
import { RaError } from '../../shared/problem';
import { named } from '../enterprise.entity';
import { FindEnterprises } from '../find-enterprises';
import { notesOf } from './request-notes.entity';
import { RequestNotesStore } from './request-notes.store';

/** Operators write them. Whoever agreed to a welcome agreed to its text of that day: the request's record holds its hash. */
@Injectable()
export class PutRequestNotes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly enterprises: FindEnterprises,
    private readonly notes: RequestNotesStore,
  ) {}

  run(enterpriseId: string, wanted: Wanted, caller: Caller): Promise<RequestNotes> {
    return this.unitOfWork.run(caller, async (tx) => {
      const enterprise = (await this.enterprises.run(tx.manager, [enterpriseId])).get(enterpriseId);
      if (!enterprise) throw new RaError('not-found');
      const row = await this.notes.lock(tx, enterpriseId);
      const [before, after] = [notesOf(row), notesOf(wanted)];
      if (!isDeepStrictEqual(before, after)) {
        await this.notes.save(tx, Object.assign(row, after));
        tx.audit('enterprise.notes-changed', named(enterprise), { before, after });
      }
      return versioned(after, row.version);
    });
  }
}

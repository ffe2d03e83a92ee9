import type { RequestDetail, SanStep } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { EditRequest } from '../edit-request';
import { refuse } from './refuse';
import { normalSan, sanFaults } from './san-rules';

/** Saves the names of a request; its checks are planned anew, and proofs of names that stay are kept. */
@Injectable()
export class SaveSan {
  constructor(private readonly editRequest: EditRequest) {}

  run(id: string, typed: SanStep, caller: Caller): Promise<RequestDetail> {
    return this.editRequest.run(id, caller, (request, { profile }) => {
      refuse(sanFaults(typed, profile));
      const before = request.san;
      request.san = normalSan(typed);
      request.sanSaved = true;
      return { action: 'request.san-saved', before, after: request.san };
    });
  }
}

import type { RequestDetail, SdnStep } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { EditRequest } from '../edit-request';
import { refuse } from './refuse';
import { normalSdn, sdnFaults } from './sdn-rules';
import { subjectRulesOf } from './steps';

/** Saves the subject: the profile says which attributes, which of them must be there, and which are fixed. */
@Injectable()
export class SaveSdn {
  constructor(private readonly editRequest: EditRequest) {}

  run(id: string, typed: SdnStep, caller: Caller): Promise<RequestDetail> {
    return this.editRequest.run(id, caller, (request, { profile }) => {
      const rules = { ...subjectRulesOf(request, profile), stated: request.sdn };
      const sdn = normalSdn(typed, rules);
      refuse(sdnFaults(sdn, rules));
      const before = request.sdn;
      request.sdn = sdn;
      request.sdnSaved = true;
      return { action: 'request.sdn-saved', before, after: sdn };
    });
  }
}

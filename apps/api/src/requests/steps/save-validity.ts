import type { RequestDetail, ValidityStep } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { EditRequest } from '../edit-request';
import { validityFaults } from './validity-rules';

@Injectable()
export class SaveValidity {
  constructor(private readonly editRequest: EditRequest) {}

  run(id: string, { days }: ValidityStep, caller: Caller): Promise<RequestDetail> {
    return this.editRequest.run(id, caller, (request, { profile }, tx) => {
      const errors = validityFaults(days, profile, tx.now);
      if (errors.length > 0) throw new RaError('validity-out-of-range', { errors, params: errors[0]?.params });
      const before = { days: request.validityDays };
      request.validityDays = days;
      return { action: 'request.validity-saved', before, after: { days } };
    });
  }
}

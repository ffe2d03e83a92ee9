import type { RequestDetail, UserStep } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { EditRequest } from '../edit-request';

/** User Information is a step of requests on behalf of somebody alone. */
@Injectable()
export class SaveUser {
  constructor(private readonly editRequest: EditRequest) {}

  run(id: string, _user: UserStep, caller: Caller): Promise<RequestDetail> {
    return this.editRequest.run(id, caller, ({ status }) => {
      throw new RaError('wrong-state', { params: { state: status } });
    });
  }
}

import type { RequestEvidence } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { versionedByContent } from '../shared/answers';
import { AttemptsOf } from '../verification';
import { ReadRequest } from './read-request';
import { RequestStore } from './request.store';

/** Everything that was seen and decided about a request, for who checks it again. */
@Injectable()
export class ReadEvidence {
  constructor(
    private readonly requests: RequestStore,
    private readonly readRequest: ReadRequest,
    private readonly attemptsOf: AttemptsOf,
  ) {}

  async run(id: string, caller: Caller): Promise<RequestEvidence> {
    const request = await this.readRequest.run(id, caller);
    const attempts = await this.attemptsOf.all(this.requests.manager, { type: 'request', id });
    return versionedByContent({ request, attempts });
  }
}

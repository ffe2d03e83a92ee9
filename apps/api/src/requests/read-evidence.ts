import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { versioned } from '../shared/answers';
import { digestOf } from '../shared/digest';
import { streamedJson } from '../shared/streamed-json';
import { AttemptsOf } from '../verification';
import { ReadRequest } from './read-request';
import { RequestStore } from './request.store';

/** `RequestEvidence`: everything that was seen and decided about a request, for who checks it again. */
@Injectable()
export class ReadEvidence {
  constructor(
    private readonly requests: RequestStore,
    private readonly readRequest: ReadRequest,
    private readonly attemptsOf: AttemptsOf,
  ) {}

  async run(id: string, caller: Caller): Promise<StreamableFile> {
    const request = await this.readRequest.run(id, caller);
    const { version, records } = await this.attemptsOf.all(this.requests.manager, { type: 'request', id });
    return versioned(streamedJson({ request }, 'attempts', records), digestOf({ request, version }));
  }
}

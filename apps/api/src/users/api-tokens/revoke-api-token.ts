import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { aboutToken } from './api-token.entity';
import { ApiTokenStore } from './api-token.store';
import { personBehind } from '../person-behind';

@Injectable()
export class RevokeApiToken {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: ApiTokenStore,
  ) {}

  async run(id: string, caller: Caller): Promise<void> {
    const personId = personBehind(caller);
    await this.unitOfWork.run(caller, async (tx) => {
      const row = await this.tokens.remove(tx, personId, id);
      tx.audit('api-token.revoked', aboutToken(row));
    });
  }
}

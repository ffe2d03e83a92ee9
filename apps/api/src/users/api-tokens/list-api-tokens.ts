import type { ApiToken, ListQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { mapPage } from '../../shared/page';
import { toDto } from './api-token.entity';
import { ApiTokenStore } from './api-token.store';
import { personBehind } from '../person-behind';

@Injectable()
export class ListApiTokens {
  constructor(private readonly tokens: ApiTokenStore) {}

  async run(asked: ListQuery, caller: Caller): Promise<Page<ApiToken>> {
    return mapPage(await this.tokens.list(personBehind(caller), asked), toDto);
  }
}

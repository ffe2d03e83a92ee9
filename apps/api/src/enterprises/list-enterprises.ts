import type { Enterprise, EnterpriseQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { EnterpriseStore } from './enterprise.store';

@Injectable()
export class ListEnterprises {
  constructor(private readonly enterprises: EnterpriseStore) {}

  run(asked: EnterpriseQuery, caller: Caller): Promise<Page<Enterprise>> {
    return this.enterprises.list(asked, Scope.of(caller, 'enterprises:read'));
  }
}

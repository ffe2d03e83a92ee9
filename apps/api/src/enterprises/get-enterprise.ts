import type { Enterprise } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { EnterpriseStore } from './enterprise.store';

@Injectable()
export class GetEnterprise {
  constructor(private readonly enterprises: EnterpriseStore) {}

  run(id: string, caller: Caller): Promise<Enterprise> {
    return this.enterprises.get(id, Scope.of(caller, 'enterprises:read'));
  }
}

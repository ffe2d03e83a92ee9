import type { Role } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { versioned } from '../../shared/answers';
import { toDto } from './role.entity';
import { RoleStore } from './role.store';

@Injectable()
export class GetRole {
  constructor(private readonly roles: RoleStore) {}

  async run(id: string, caller: Caller): Promise<Role> {
    const row = await this.roles.get(id, Scope.of(caller, 'roles:read'));
    return versioned(toDto(row), row.version);
  }
}

import type { Page, Role, RoleQuery } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { mapPage } from '../../shared/page';
import { toDto } from './role.entity';
import { RoleStore } from './role.store';

@Injectable()
export class ListRoles {
  constructor(private readonly roles: RoleStore) {}

  async run(asked: RoleQuery, caller: Caller): Promise<Page<Role>> {
    return mapPage(await this.roles.list(asked, Scope.of(caller, 'roles:read')), toDto);
  }
}

import {
  type NewRole,
  newRole,
  type Page,
  type PutRole,
  putRole,
  type Role,
  role,
  rolePage,
  type RoleQuery,
  roleQuery,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { NeedsFreshFactor } from '../../shared/access/second-factor';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { ChangeRole } from './change-role';
import { CreateRole } from './create-role';
import { DeleteRole } from './delete-role';
import { GetRole } from './get-role';
import { ListRoles } from './list-roles';

@Controller('roles')
export class RolesController {
  constructor(
    private readonly listRoles: ListRoles,
    private readonly createRole: CreateRole,
    private readonly getRole: GetRole,
    private readonly changeRole: ChangeRole,
    private readonly deleteRole: DeleteRole,
  ) {}

  @Get()
  @Needs('roles:read', 'listed')
  @Answers(rolePage)
  list(@Query({ schema: roleQuery }) asked: RoleQuery, @CallerOf() caller: Caller): Promise<Page<Role>> {
    return this.listRoles.run(asked, caller);
  }

  @Post()
  @Needs('roles:edit', 'listed')
  @NeedsFreshFactor()
  @Answers(role, { status: 201 })
  create(@Body({ schema: newRole }) wanted: NewRole, @CallerOf() caller: Caller): Promise<Role> {
    return this.createRole.run(wanted, caller);
  }

  @Get(':id')
  @Needs('roles:read', { of: 'role' })
  @Answers(role)
  get(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<Role> {
    return this.getRole.run(id, caller);
  }

  @Put(':id')
  @Needs('roles:edit', { of: 'role' })
  @NeedsFreshFactor()
  @Answers(role)
  change(
    @Param('id', IdParam) id: string,
    @Body({ schema: putRole }) wanted: PutRole,
    @CallerOf() caller: Caller,
  ): Promise<Role> {
    return this.changeRole.run(id, wanted, caller);
  }

  @Delete(':id')
  @Needs('roles:delete', { of: 'role' })
  @NeedsFreshFactor()
  @Answers(null)
  delete(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<void> {
    return this.deleteRole.run(id, caller);
  }
}

import { ChangeRole } from './change-role';
import { CreateRole } from './create-role';
import { DefaultRole } from './default-role';
import { DeleteRole } from './delete-role';
import { GetRole } from './get-role';
import { ListRoles } from './list-roles';
import { RoleStore } from './role.store';
import { RolesController } from './roles.controller';

export const roleControllers = [RolesController];
export const roleProviders = [RoleStore, DefaultRole, ListRoles, GetRole, CreateRole, ChangeRole, DeleteRole];

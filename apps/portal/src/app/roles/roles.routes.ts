import type { Routes } from '@angular/router';

/** The roles of one enterprise (input `id`), or without one those of the operators. */
export const rolesRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./list/role-list.page').then((file) => file.RoleListPage),
  },
  { path: 'new', loadComponent: () => import('./edit/new-role.page').then((file) => file.NewRolePage) },
  { path: ':roleId', loadComponent: () => import('./edit/role.page').then((file) => file.RolePage) },
];

import type { Routes } from '@angular/router';
import { savedFirst } from './edit/left-unsaved';

/** The roles of one enterprise (input `id`), or without one those of the operators. */
export const rolesRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./list/role-list.page').then((file) => file.RoleListPage),
  },
  {
    path: 'new',
    canDeactivate: [savedFirst],
    loadComponent: () => import('./edit/new-role.page').then((file) => file.NewRolePage),
  },
  {
    path: ':roleId',
    canDeactivate: [savedFirst],
    loadComponent: () => import('./edit/role.page').then((file) => file.RolePage),
  },
];

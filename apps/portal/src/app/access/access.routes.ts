import type { Routes } from '@angular/router';
import { needsEverywhere } from '../core/session/guards';

/** Who runs the installation, and with what roles. */
export const accessRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'roles' },
  { path: 'roles', loadChildren: () => import('../roles/roles.routes').then((file) => file.rolesRoutes) },
  {
    path: 'operators',
    canMatch: [needsEverywhere('users:read')],
    data: { operators: true },
    loadComponent: () => import('../users/list/user-list.page').then((file) => file.UserListPage),
  },
];

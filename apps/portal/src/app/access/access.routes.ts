import type { Routes } from '@angular/router';
import { needsEverywhere } from '../core/session/guards';

/** Who runs the installation, and with what roles. */
export const accessRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'roles' },
  { path: 'roles', loadChildren: () => import('../roles/roles.routes').then((file) => file.rolesRoutes) },
  {
    path: 'operators',
    canMatch: [needsEverywhere('users:read')],
    loadChildren: () => import('../users/operators.routes').then((file) => file.operatorsRoutes),
  },
];

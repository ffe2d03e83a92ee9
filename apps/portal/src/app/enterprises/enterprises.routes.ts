import type { Routes } from '@angular/router';
import { needsEverywhere } from '../core/session/guards';

export const enterprisesRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    canMatch: [needsEverywhere('enterprises:read')],
    title: () => $localize`:@@enterprises.title:Enterprises`,
    loadComponent: () => import('./list/enterprise-list.page').then((file) => file.EnterpriseListPage),
  },
  {
    path: 'new',
    canMatch: [needsEverywhere('enterprises:edit')],
    title: () => $localize`:@@enterprise.register:Register an enterprise`,
    loadComponent: () => import('./register/register-enterprise.page').then((file) => file.RegisterEnterprisePage),
  },
  { path: ':id', loadChildren: () => import('./enterprise.routes').then((file) => file.enterpriseRoutes) },
];

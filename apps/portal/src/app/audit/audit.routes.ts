import type { CanMatchFn, Routes } from '@angular/router';

/** Below one enterprise the same address shows its records alone. */
const ofEnterprise: CanMatchFn = (_route, _segments, { paramMap }) => paramMap.has('id');

export const auditRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    canMatch: [ofEnterprise],
    loadComponent: () => import('./page/enterprise-audit.page').then((file) => file.EnterpriseAuditPage),
  },
  {
    path: '',
    pathMatch: 'full',
    title: () => $localize`:@@audit.title:Audit`,
    loadComponent: () => import('./page/audit.page').then((file) => file.AuditPage),
  },
];

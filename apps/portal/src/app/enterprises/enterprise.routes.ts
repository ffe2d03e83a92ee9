import type { Routes } from '@angular/router';
import { needsHere } from '../core/session/needs-here';

/** One enterprise and its tabs. The tabs find its id in their input `id`. */
export const enterpriseRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./frame/enterprise-frame').then((file) => file.EnterpriseFrame),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      {
        path: 'overview',
        loadComponent: () => import('./overview/enterprise-overview.page').then((file) => file.EnterpriseOverviewPage),
      },
      {
        path: 'profiles',
        canMatch: [needsHere('requests:read')],
        loadComponent: () => import('./profiles/enterprise-profiles.page').then((file) => file.EnterpriseProfilesPage),
      },
      {
        path: 'members',
        canMatch: [needsHere('users:read')],
        loadChildren: () => import('../members/members.routes').then((file) => file.membersRoutes),
      },
      {
        path: 'invitations',
        canMatch: [needsHere('users:read')],
        loadChildren: () => import('../invitations/invitations.routes').then((file) => file.invitationsRoutes),
      },
      {
        path: 'roles',
        canMatch: [needsHere('roles:read')],
        loadChildren: () => import('../roles/roles.routes').then((file) => file.rolesRoutes),
      },
      {
        path: 'notes',
        canMatch: [needsHere('requests:read')],
        loadComponent: () => import('./notes/enterprise-notes.page').then((file) => file.EnterpriseNotesPage),
      },
      {
        path: 'audit',
        canMatch: [needsHere('audit:read')],
        loadChildren: () => import('../audit/audit.routes').then((file) => file.auditRoutes),
      },
    ],
  },
];

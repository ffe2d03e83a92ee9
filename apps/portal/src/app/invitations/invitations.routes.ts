import type { Routes } from '@angular/router';
import { needsHere } from '../core/session/needs-here';

/** Who was invited into one enterprise (input `id`), and inviting many at once. */
export const invitationsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./list/invitation-list.page').then((file) => file.InvitationListPage),
  },
  {
    path: 'bulk',
    canMatch: [needsHere('users:edit')],
    loadComponent: () => import('./bulk/bulk-invite.page').then((file) => file.BulkInvitePage),
  },
];

import type { Routes } from '@angular/router';
import { keptFirst } from '../shared/shown-once';

export const accountRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./account.frame').then((file) => file.AccountFrame),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'profile' },
      { path: 'profile', loadComponent: () => import('./profile/profile.page').then((file) => file.ProfilePage) },
      {
        path: 'security',
        canDeactivate: [keptFirst],
        loadComponent: () => import('./security/security.page').then((file) => file.SecurityPage),
      },
      { path: 'tokens', loadComponent: () => import('./tokens/token-list.page').then((file) => file.TokenListPage) },
      {
        path: 'tokens/new',
        canDeactivate: [keptFirst],
        loadComponent: () => import('./tokens/new-token.page').then((file) => file.NewTokenPage),
      },
      {
        path: 'activity',
        loadComponent: () => import('./activity/activity.page').then((file) => file.ActivityPage),
      },
    ],
  },
];

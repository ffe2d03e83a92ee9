import type { Routes } from '@angular/router';

/** Everybody who has an account, as operators see them. */
export const usersRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./list/user-list.page').then((file) => file.UserListPage),
  },
  { path: ':id', loadComponent: () => import('./person/person.page').then((file) => file.PersonPage) },
];

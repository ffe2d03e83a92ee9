import type { Routes } from '@angular/router';

/** The same list, of those who run the installation alone. */
export const operatorsRoutes: Routes = [
  {
    path: '',
    data: { operators: true },
    loadComponent: () => import('./list/user-list.page').then((file) => file.UserListPage),
  },
];

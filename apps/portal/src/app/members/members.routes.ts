import type { Routes } from '@angular/router';

/** The people of one enterprise (input `id`). */
export const membersRoutes: Routes = [
  { path: '', loadComponent: () => import('./list/member-list.page').then((file) => file.MemberListPage) },
];

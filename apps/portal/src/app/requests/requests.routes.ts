import type { Routes } from '@angular/router';

export const requestRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: () => $localize`:@@requests.title:Certificate Requests`,
    loadComponent: () => import('./list/request-list.page').then((file) => file.RequestListPage),
  },
  {
    path: 'new',
    title: () => $localize`:@@create.title:Create Request`,
    loadComponent: () => import('./create/create-request.page').then((file) => file.CreateRequestPage),
  },
  // apart, so that the list does not wait for what one request needs
  { path: ':id', loadChildren: () => import('./request.routes').then((file) => file.oneRequestRoutes) },
];

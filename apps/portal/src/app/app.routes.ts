import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { ChosenEnterprise } from './core/enterprise/chosen-enterprise';
import { needs, needsEverywhere, signedIn } from './core/session/guards';

export const routes: Routes = [
  // before all else: the empty address would match the frame of the public pages
  { path: '', pathMatch: 'full', redirectTo: () => inject(ChosenEnterprise).list('/requests') },
  {
    path: '',
    loadComponent: () => import('./core/public-frame/public-frame').then((file) => file.PublicFrame),
    children: [
      {
        path: 'sign-in',
        title: () => $localize`:@@signIn.title:Sign in`,
        loadComponent: () => import('./core/sign-in/sign-in.page').then((file) => file.SignInPage),
      },
      { path: '', loadChildren: () => import('./public/public.routes').then((file) => file.publicRoutes) },
    ],
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./core/shell/shell').then((file) => file.Shell),
    children: [
      {
        path: 'requests',
        canMatch: [needs('requests:read')],
        loadChildren: () => import('./requests/requests.routes').then((file) => file.requestRoutes),
      },
      {
        path: 'enterprises',
        canMatch: [needs('enterprises:read')],
        loadChildren: () => import('./enterprises/enterprises.routes').then((file) => file.enterprisesRoutes),
      },
      {
        path: 'users',
        canMatch: [needsEverywhere('users:read')],
        loadChildren: () => import('./users/users.routes').then((file) => file.usersRoutes),
      },
      {
        path: 'access',
        canMatch: [needsEverywhere('roles:read')],
        loadChildren: () => import('./access/access.routes').then((file) => file.accessRoutes),
      },
      {
        path: 'audit',
        canMatch: [needs('audit:read')],
        loadChildren: () => import('./audit/audit.routes').then((file) => file.auditRoutes),
      },
      { path: 'account', loadChildren: () => import('./account/account.routes').then((file) => file.accountRoutes) },
      {
        path: '**',
        title: () => $localize`:@@notFound.title:Page not found`,
        loadComponent: () => import('./core/not-found/not-found.page').then((file) => file.NotFoundPage),
      },
    ],
  },
];

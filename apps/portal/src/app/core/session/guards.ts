import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router } from '@angular/router';
import type { Permission } from '@countersign/contracts';
import { enrolmentPage, mustEnrol } from '../factor/must-enrol';
import { Access } from './access';

/** Who is not signed in signs in and comes back; who must have a second factor first sets one up, and comes back, too. */
export const signedIn: CanActivateFn = (_route, { url }) => {
  const session = inject(Access).session();
  const router = inject(Router);
  const back = url === '/' ? {} : { queryParams: { return: url } };
  if (session === null) return router.createUrlTree(['/sign-in'], back);
  return !mustEnrol(session) || router.createUrlTree([enrolmentPage], back);
};

/** A page that one may not read is not there (the same 404 as for a page that never was). */
export const needs =
  (permission: Permission): CanMatchFn =>
  () =>
    inject(Access).session() === null || inject(Access).may(permission);

/** A page about all enterprises: a permission inside one of them is not enough. */
export const needsEverywhere =
  (permission: Permission): CanMatchFn =>
  () =>
    inject(Access).session() === null || inject(Access).everywhere(permission);

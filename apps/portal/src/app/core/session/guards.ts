import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router } from '@angular/router';
import type { Permission } from '@countersign/contracts';
import { Access } from './access';

/** Who is not signed in signs in and comes back. */
export const signedIn: CanActivateFn = (_route, { url }) =>
  inject(Access).session() !== null ||
  inject(Router).createUrlTree(['/sign-in'], url === '/' ? {} : { queryParams: { return: url } });

/** A page that one may not read is not there (the same 404 as for a page that never was). */
export const needs =
  (permission: Permission): CanMatchFn =>
  () =>
    inject(Access).session() === null || inject(Access).may(permission);

/** A page about all enterprises: a permission inside one of them is not enough. */
export const needsEverywhere =
  (permission: Permission): CanMatchFn =>
  () =>
    inject(Access).session()?.permissions.includes(permission) !== false;

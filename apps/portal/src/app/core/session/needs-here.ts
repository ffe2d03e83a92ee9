import { inject } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import type { Permission } from '@countersign/contracts';
import { Access } from './access';

/** A tab that one may not read in this enterprise is not there. */
export const needsHere =
  (permission: Permission): CanMatchFn =>
  (_route, _segments, { paramMap }) => {
    const access = inject(Access);
    return access.session() === null || access.may(permission, paramMap.get('id') ?? undefined);
  };

import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { type Role, rolePage } from '@countersign/contracts';
import { Access } from '../../core/session/access';
import type { Place } from './granting';
import { rolesAddress, rolesIn } from './role-question';

const most = { size: '200', sort: 'name:asc' };

/** The roles of one place; undefined while they are not known, none for who may not read them. */
export function roleChoices(place: () => Place): Signal<readonly Role[] | undefined> {
  const access = inject(Access);
  const mayRead = () => {
    const at = place();
    return at === null ? access.everywhere('roles:read') : access.may('roles:read', at);
  };
  const found = httpResource(
    () => (mayRead() ? { url: rolesAddress, params: { ...most, ...rolesIn(place()) } } : undefined),
    { parse: (answer) => rolePage.parse(answer).items },
  );
  return computed(() => {
    if (!mayRead() || found.error()) return [];
    return found.hasValue() ? found.value() : undefined;
  });
}

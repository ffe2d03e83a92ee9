import type { Crumb } from '../core/shell/crumbs';
import type { Place } from '../parts/roles/granting';

/** Where the roles of a place stand in the portal. */
export const rolesLink = (place: Place): string => (place === null ? '/access/roles' : `/enterprises/${place}/roles`);

/** Those of an enterprise are set by its frame. */
export const roleCrumbs = (page?: string): Crumb[] => [
  { label: $localize`:@@menu.access:Access Control` },
  { label: $localize`:@@menu.roles:Roles`, ...(page !== undefined && { link: rolesLink(null) }) },
  ...(page === undefined ? [] : [{ label: page }]),
];

import type { Permission } from '@countersign/contracts';
import type { Access } from '../session/access';

export interface MenuPage {
  readonly label: string;
  readonly link: string;
  /** The list begins with the enterprise that is chosen. */
  readonly filtered?: true;
}
/** A group of pages, or (with a link of its own) a page without a group. */
export interface MenuEntry {
  readonly label: string;
  readonly icon: string;
  readonly page?: MenuPage;
  readonly pages?: readonly MenuPage[];
}

/** Where "enterprises" leads: to all of them, or to one's own; null for who may read neither. */
export function enterprisesPage(access: Access, own: string | null): string | null {
  if (access.everywhere('enterprises:read')) return '/enterprises';
  return own !== null && access.may('enterprises:read', own) ? `/enterprises/${own}/overview` : null;
}

/** What the side menu offers: what one may not read is absent. `own` is the enterprise whose pages stand for the lists of all. */
export function menuEntries(access: Access, own: string | null): MenuEntry[] {
  const everywhere = (permission: Permission) => access.everywhere(permission);
  const inOwn = (permission: Permission) => own !== null && !everywhere(permission) && access.may(permission, own);
  const enterprise = (tab: string) => `/enterprises/${own}/${tab}`;
  const single = (icon: string, page: MenuPage): MenuEntry => ({ icon, label: page.label, page });

  const requests = $localize`:@@menu.certificateRequests:Certificate Requests`;
  const users = $localize`:@@menu.users:Users`;
  const audit = $localize`:@@menu.audit:Audit`;
  return [
    access.may('requests:read') && {
      icon: 'description',
      label: $localize`:@@menu.requests:Requests`,
      pages: [{ label: requests, link: '/requests', filtered: true as const }],
    },
    everywhere('enterprises:read') && {
      icon: 'apartment',
      label: $localize`:@@menu.enterprises:Enterprises`,
      pages: [{ label: $localize`:@@menu.registered:Registered`, link: '/enterprises' }],
    },
    inOwn('enterprises:read') &&
      single('apartment', { label: $localize`:@@menu.enterprise:Enterprise`, link: enterprise('overview') }),
    everywhere('users:read') && single('group', { label: users, link: '/users', filtered: true }),
    inOwn('users:read') && single('group', { label: users, link: enterprise('members') }),
    everywhere('roles:read') && {
      icon: 'shield_lock',
      label: $localize`:@@menu.access:Access Control`,
      pages: [
        { label: $localize`:@@menu.roles:Roles`, link: '/access/roles' },
        ...(everywhere('users:read')
          ? [{ label: $localize`:@@menu.operators:Operators`, link: '/access/operators' }]
          : []),
      ],
    },
    everywhere('audit:read') && single('receipt_long', { label: audit, link: '/audit', filtered: true }),
    inOwn('audit:read') && single('receipt_long', { label: audit, link: enterprise('audit') }),
  ].filter((entry) => entry !== false);
}

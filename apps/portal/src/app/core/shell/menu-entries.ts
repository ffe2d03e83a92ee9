import type { Permission } from '@countersign/contracts';

export interface MenuPage {
  readonly label: string;
  readonly link: string;
  readonly permission: Permission;
}
/** A group of pages, or (with one link of its own) a page without a group. */
export interface MenuGroup {
  readonly label: string;
  readonly icon: string;
  readonly pages: readonly MenuPage[];
}

/** What the side menu offers. A function: the words must be loaded first. */
export const menuGroups = (): readonly MenuGroup[] => [
  {
    label: $localize`:@@menu.requests:Requests`,
    icon: 'description',
    pages: [
      {
        label: $localize`:@@menu.certificateRequests:Certificate Requests`,
        link: '/requests',
        permission: 'requests:read',
      },
    ],
  },
];

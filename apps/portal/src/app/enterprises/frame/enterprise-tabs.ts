import type { Permission } from '@countersign/contracts';

export interface EnterpriseTab {
  readonly path: string;
  readonly label: string;
  readonly permission: Permission;
}

/** The pages of one enterprise, in the order of the tabs. */
export const enterpriseTabs = (): readonly EnterpriseTab[] => [
  { path: 'overview', label: $localize`:@@enterprise.tab.overview:Overview`, permission: 'enterprises:read' },
  { path: 'profiles', label: $localize`:@@enterprise.tab.profiles:Profiles`, permission: 'requests:read' },
  { path: 'members', label: $localize`:@@enterprise.tab.members:Members`, permission: 'users:read' },
  { path: 'invitations', label: $localize`:@@enterprise.tab.invitations:Invitations`, permission: 'users:read' },
  { path: 'roles', label: $localize`:@@enterprise.tab.roles:Roles`, permission: 'roles:read' },
  { path: 'notes', label: $localize`:@@enterprise.tab.notes:Notes`, permission: 'requests:read' },
  { path: 'audit', label: $localize`:@@enterprise.tab.audit:Audit`, permission: 'audit:read' },
];

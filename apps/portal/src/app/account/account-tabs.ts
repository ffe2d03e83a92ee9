import type { PageTab } from '../shared/page-tabs/page-tabs';

export const accountTabs = (): PageTab[] => [
  { label: $localize`:@@account.profile:Profile`, link: '/account/profile' },
  { label: $localize`:@@account.security:Security`, link: '/account/security' },
  { label: $localize`:@@account.tokens:API tokens`, link: '/account/tokens' },
  { label: $localize`:@@account.activity:Activity`, link: '/account/activity' },
];

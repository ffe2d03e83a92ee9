import type { Crumb } from '../core/shell/crumbs';

export const accountCrumbs = (page: string): Crumb[] => [
  { label: $localize`:@@account.title:Account`, link: '/account/profile' },
  { label: page },
];

import type { Crumb } from '../core/shell/crumbs';

const list = (mayList: boolean): Crumb => ({
  label: $localize`:@@enterprises.title:Enterprises`,
  ...(mayList && { link: '/enterprises' }),
});

export const listCrumbs = (): Crumb[] => [{ label: $localize`:@@enterprises.title:Enterprises` }];
export const registerCrumbs = (): Crumb[] => [
  list(true),
  { label: $localize`:@@enterprise.register:Register an enterprise` },
];
export const enterpriseCrumbs = (mayList: boolean, id: string, name: string, tab: string): Crumb[] => [
  list(mayList),
  { label: name, link: `/enterprises/${id}/overview` },
  { label: tab },
];

import type { Crumb } from '../core/shell/crumbs';

const list = (): Crumb => ({ label: $localize`:@@requests.title:Certificate Requests`, link: '/requests' });
const group = (): Crumb => ({ label: $localize`:@@requests.group:Requests` });

export const listCrumbs = (): Crumb[] => [group(), { label: list().label }];
export const requestCrumbs = (page: string): Crumb[] => [group(), list(), { label: page }];

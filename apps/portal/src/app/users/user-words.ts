import type { User } from '@countersign/contracts';
import type { Crumb } from '../core/shell/crumbs';

export const kindWord = (kind: User['kind']): string =>
  kind === 'operator' ? $localize`:@@users.operator:Operator` : $localize`:@@users.member:Member`;

/** What somebody is, in a line: an operator's role, else the first enterprise and how many more. */
export function placeOf({ kind, role, memberships }: User): string {
  if (kind === 'operator') return role === null ? kindWord(kind) : `${kindWord(kind)} · ${role.name}`;
  const [first, ...more] = memberships;
  if (first === undefined) return '–';
  return more.length === 0 ? first.enterprise.name : `${first.enterprise.name} +${more.length}`;
}

export const usersCrumbs = (name?: string): Crumb[] =>
  name === undefined
    ? [{ label: $localize`:@@menu.users:Users` }]
    : [{ label: $localize`:@@menu.users:Users`, link: '/users' }, { label: name }];

export const operatorsCrumbs = (): Crumb[] => [
  { label: $localize`:@@menu.access:Access Control` },
  { label: $localize`:@@menu.operators:Operators` },
];

import type { User } from '@countersign/contracts';
import type { Column } from '../../shared/data-table/column';
import { placeOf } from '../user-words';

export const userColumns = (operators: boolean): Column<User>[] => [
  { key: 'name', label: $localize`:@@members.column.name:Name and e-mail`, sort: 'name', opens: true },
  operators
    ? { key: 'role', label: $localize`:@@role.select:Role`, width: '220px', text: ({ role }) => role?.name ?? '–' }
    : { key: 'place', label: $localize`:@@users.column.place:Belongs to`, text: placeOf },
  { key: 'status', label: $localize`:@@members.column.status:State`, width: '150px' },
  {
    key: 'lastSignIn',
    label: $localize`:@@users.column.lastSignIn:Last sign-in`,
    width: '170px',
    sort: 'lastSignInAt',
  },
];

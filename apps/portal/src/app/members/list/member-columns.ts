import type { Member } from '@countersign/contracts';
import type { Column } from '../../shared/data-table/column';

export const memberColumns = (): Column<Member>[] => [
  { key: 'name', label: $localize`:@@members.column.name:Name and e-mail`, sort: 'name', opens: true },
  { key: 'role', label: $localize`:@@role.select:Role`, width: '220px', text: ({ role }) => role.name },
  { key: 'status', label: $localize`:@@members.column.status:State`, width: '150px' },
  { key: 'since', label: $localize`:@@members.column.since:Member since`, width: '150px', sort: 'since' },
  { key: 'acts', label: $localize`:@@members.column.acts:Actions`, width: '60px', labelHidden: true },
];

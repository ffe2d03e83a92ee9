import type { Invitation } from '@countersign/contracts';
import type { Column } from '../../shared/data-table/column';

export const invitationColumns = (): Column<Invitation>[] => [
  { key: 'email', label: $localize`:@@members.column.name:Name and e-mail`, sort: 'email' },
  { key: 'role', label: $localize`:@@role.select:Role`, width: '200px', text: ({ role }) => role.name },
  { key: 'status', label: $localize`:@@members.column.status:State`, width: '170px' },
  { key: 'sent', label: $localize`:@@invited.column.sent:Invited by, sent`, width: '200px', sort: 'sentAt' },
  { key: 'acts', label: $localize`:@@members.column.acts:Actions`, width: '60px', labelHidden: true },
];

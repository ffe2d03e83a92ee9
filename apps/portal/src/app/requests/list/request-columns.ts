import type { RequestSummary } from '@countersign/contracts';
import type { Column } from '../../shared/data-table/column';

export const requestColumns = (): Column<RequestSummary>[] => [
  {
    key: 'number',
    label: $localize`:@@requests.column.number:Request No`,
    width: '118px',
    sort: 'number',
    opens: true,
  },
  { key: 'subject', label: $localize`:@@requests.column.subject:Subject and e-mail` },
  { key: 'enterprise', label: $localize`:@@requests.column.enterprise:Enterprise and type` },
  { key: 'status', label: $localize`:@@requests.column.status:Status`, width: '186px', sort: 'status' },
  { key: 'waits', label: $localize`:@@requests.column.waits:Waits for` },
  { key: 'by', label: $localize`:@@requests.column.by:Request By, updated`, width: '174px', sort: 'updatedAt' },
];

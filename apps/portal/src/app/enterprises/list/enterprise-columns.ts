import type { Enterprise } from '@countersign/contracts';
import { countText } from '../../shared/count-text';
import type { Column } from '../../shared/data-table/column';

export const enterpriseColumns = (): Column<Enterprise>[] => [
  { key: 'name', label: $localize`:@@enterprises.column.name:Name`, sort: 'name', opens: true },
  { key: 'owner', label: $localize`:@@enterprises.column.owner:Owner`, width: '216px' },
  {
    key: 'members',
    label: $localize`:@@enterprises.column.members:Members`,
    width: '80px',
    align: 'end',
    text: ({ counts }) => countText(counts.members),
  },
  {
    key: 'domains',
    label: $localize`:@@enterprises.column.domains:Domains`,
    width: '78px',
    align: 'end',
    text: ({ counts }) => countText(counts.domains),
  },
  {
    key: 'openRequests',
    label: $localize`:@@enterprises.column.openRequests:Open requests`,
    width: '112px',
    align: 'end',
    text: ({ counts }) => countText(counts.openRequests),
  },
  {
    key: 'certificates',
    label: $localize`:@@enterprises.column.certificates:Certificates`,
    width: '106px',
    align: 'end',
    text: ({ counts }) => countText(counts.certificates),
  },
  { key: 'state', label: $localize`:@@enterprises.column.state:State`, width: '112px' },
  { key: 'created', label: $localize`:@@enterprises.column.created:Created`, width: '116px', sort: 'createdAt' },
];

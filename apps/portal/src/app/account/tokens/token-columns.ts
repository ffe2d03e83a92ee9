import type { ApiToken } from '@countersign/contracts';
import type { Column } from '../../shared/data-table/column';

export const tokenColumns = (): Column<ApiToken>[] => [
  { key: 'name', label: $localize`:@@tokens.name:Name`, text: ({ name }) => name },
  { key: 'scopes', label: $localize`:@@tokens.scopes:May` },
  { key: 'made', label: $localize`:@@tokens.made:Made`, sort: 'createdAt', width: '150px' },
  { key: 'used', label: $localize`:@@tokens.used:Last used`, width: '150px' },
  { key: 'end', label: $localize`:@@tokens.end:Works until`, width: '130px' },
  { key: 'acts', label: $localize`:@@tokens.acts:Acts`, labelHidden: true, width: '56px', align: 'end' },
];

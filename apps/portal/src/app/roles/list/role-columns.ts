import type { Role } from '@countersign/contracts';
import type { Column } from '../../shared/data-table/column';

export const roleColumns = (): Column<Role>[] => [
  { key: 'name', label: $localize`:@@roles.column.name:Name`, sort: 'name', opens: true },
  { key: 'allows', label: $localize`:@@roles.column.allows:Allows` },
  {
    key: 'kind',
    label: $localize`:@@roles.column.kind:Made by`,
    width: '160px',
    text: ({ builtIn }) => kindWord(builtIn),
  },
];

export const kindWord = (builtIn: boolean): string =>
  builtIn ? $localize`:@@roles.builtIn:Countersign` : $localize`:@@roles.own:You or a colleague`;

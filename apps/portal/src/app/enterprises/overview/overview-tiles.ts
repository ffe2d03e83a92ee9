import type { Params } from '@angular/router';
import type { Enterprise } from '@countersign/contracts';
import { countText } from '../../shared/count-text';

export interface Tile {
  readonly icon: string;
  readonly count: string;
  readonly label: string;
  /** null: counted, but there is no page of it that this person may read. */
  readonly link: string | null;
  readonly query: Params;
}

/** What an enterprise has, each leading to where it can be seen. */
export function tilesOf({ id, counts }: Enterprise, may: { members: boolean; requests: boolean }): Tile[] {
  const requests = may.requests ? '/requests' : null;
  return [
    {
      icon: 'group',
      count: countText(counts.members),
      label: $localize`:@@overview.members:Members`,
      link: may.members ? `/enterprises/${id}/members` : null,
      query: {},
    },
    {
      icon: 'description',
      count: countText(counts.openRequests),
      label: $localize`:@@overview.openRequests:Open requests`,
      link: requests,
      query: { enterpriseId: id },
    },
    {
      icon: 'workspace_premium',
      count: countText(counts.certificates),
      label: $localize`:@@overview.certificates:Certificates in force`,
      link: requests,
      query: { enterpriseId: id, status: 'issued' },
    },
    {
      icon: 'dns',
      count: countText(counts.domains),
      label: $localize`:@@overview.domains:Domains`,
      link: null,
      query: {},
    },
  ];
}

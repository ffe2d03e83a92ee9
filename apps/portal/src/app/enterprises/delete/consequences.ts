import type { Enterprise } from '@countersign/contracts';
import { countText } from '../../shared/count-text';

/** What ends with an enterprise, one sentence each. What is not there ends for nobody and is left out. */
export function consequencesOf({ counts }: Enterprise, invitations: number | null): string[] {
  const { members, certificates, openRequests, domains } = counts;
  const text = countText;
  const sentences: [number, string, string][] = [
    [
      members,
      $localize`:@@delete.member:1 member loses access at once`,
      $localize`:@@delete.members:${text(members)}:count: members lose access at once`,
    ],
    [
      certificates,
      $localize`:@@delete.certificate:1 certificate is revoked for good: nobody who checks it trusts it any longer`,
      $localize`:@@delete.certificates:${text(certificates)}:count: certificates are revoked for good: nobody who checks them trusts them any longer`,
    ],
    [
      openRequests,
      $localize`:@@delete.request:1 open request ends`,
      $localize`:@@delete.requests:${text(openRequests)}:count: open requests end`,
    ],
    [
      invitations ?? 0,
      $localize`:@@delete.invitation:1 invitation is withdrawn`,
      $localize`:@@delete.invitations:${text(invitations ?? 0)}:count: invitations are withdrawn`,
    ],
    [
      domains,
      $localize`:@@delete.domain:1 domain is no longer proven`,
      $localize`:@@delete.domains:${text(domains)}:count: domains are no longer proven`,
    ],
  ];
  return sentences.filter(([count]) => count > 0).map(([count, one, many]) => (count === 1 ? one : many));
}

import type { Holders } from './role-holders';

/** Why a role can't be deleted, in words; null when nothing is known against it. */
export function whyUndeletable(holders: Holders | undefined, holdsAll: boolean): string | null {
  if (!holdsAll)
    return $localize`:@@role.undeletable.beyond:It allows more than you hold yourself, so you can't delete it.`;
  if (holders === undefined) return null;
  if (holders.people > 0)
    return $localize`:@@role.undeletable.held:It can be deleted once nobody has it: give them another role first.`;
  if (holders.promised > 0)
    return $localize`:@@role.undeletable.promised:It can be deleted once no open invitation promises it: withdraw those first.`;
  return null;
}

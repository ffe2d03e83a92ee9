import type { Role } from '@countersign/contracts';

interface Powers {
  readonly mayEdit: boolean;
  readonly holdsAll: boolean;
}

/** Why somebody can't change a role; null when they can. */
export function whyFixed({ builtIn }: Pick<Role, 'builtIn'>, { mayEdit, holdsAll }: Powers): string | null {
  if (builtIn)
    return $localize`:@@role.fixed.builtIn:This role comes with Countersign and stays as it is. Make a role of your own to allow something else.`;
  if (!mayEdit)
    return $localize`:@@role.fixed.mayNot:You can read this role. Changing it needs the permission to edit roles.`;
  if (!holdsAll)
    return $localize`:@@role.fixed.beyond:This role allows more than you hold yourself, so that you can't change it.`;
  return null;
}

import type { PersonState, Permission } from '@countersign/contracts';
import type { Membership } from '../shared/access/caller';
import { permissionsOf } from './roles/built-in-roles';

interface Role {
  readonly key: string | null;
  readonly permissions: readonly Permission[] | null;
}

/** A person with every role they hold, as one query reads it. */
export interface Standing {
  readonly id: string;
  readonly name: string;
  readonly status: PersonState;
  readonly role: Role | null;
  /** The second factors that were set up. */
  readonly factors: readonly string[];
  readonly memberships: readonly { readonly enterpriseId: string; readonly status: PersonState; readonly role: Role }[];
}

export interface Held {
  readonly everywhere: readonly Permission[];
  readonly within: ReadonlyMap<string, Membership>;
}

/** What a person may do now; null: not even sign in. A state of the person holds everywhere, a membership's in its enterprise. */
export function heldBy({ status, role, memberships }: Standing): Held | null {
  if (!maySignIn(status)) return null;
  const limits = (state: PersonState) => (one: Permission) => state === 'active' || one.endsWith(':read');
  const within = memberships
    .filter((one) => maySignIn(one.status))
    .map(({ enterpriseId, status: here, role: held }) => {
      const all = permissionsOf(held);
      const permissions = all.filter(limits(status)).filter(limits(here));
      return [enterpriseId, { permissions, ownOnly: !all.includes('users:read') }] as const;
    });
  return { everywhere: role ? permissionsOf(role).filter(limits(status)) : [], within: new Map(within) };
}

/** Blocked and restricted people do not sign in; suspended ones read. */
export const maySignIn = (status: PersonState): boolean => status === 'active' || status === 'suspended';

/** An API token may do what it was made for, as far as its person still may. */
export function narrowedTo(scopes: readonly Permission[], { everywhere, within }: Held): Held {
  const narrow = (some: readonly Permission[]) => some.filter((one) => scopes.includes(one));
  return {
    everywhere: narrow(everywhere),
    within: new Map([...within].map(([id, one]) => [id, { ...one, permissions: narrow(one.permissions) }])),
  };
}

export const allOf = ({ everywhere, within }: Held): ReadonlySet<Permission> =>
  new Set([...everywhere, ...[...within.values()].flatMap(({ permissions }) => permissions)]);

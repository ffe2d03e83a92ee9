import { emailAddress, newInvitation } from '@countersign/contracts';
import type { Fault } from '../../../shared/problem';
import { addressKey } from '../../people/address-key';
import type { RoleEntity } from '../../roles/role.entity';
import type { FileLine } from './read-table';

/** What is known of the enterprise that the lines shall come into. */
export interface Surroundings {
  readonly roles: readonly KnownRole[];
  /** By the keys of addresses. */
  readonly members: ReadonlySet<string>;
  readonly invited: ReadonlySet<string>;
}
export interface KnownRole {
  readonly role: Pick<RoleEntity, 'id' | 'key' | 'name' | 'isDefault'>;
  readonly mayBeGiven: boolean;
}
export interface JudgedLine extends FileLine {
  /** Null where the line has faults. */
  readonly roleId: string | null;
  readonly faults: readonly Fault[];
}

/** Each line by itself, and against those before it: all that is wrong with it at once, by the name of the column. */
export function judgeLines(lines: readonly FileLine[], known: Surroundings): JudgedLine[] {
  const first = new Map<string, number>();
  return lines.map((line) => {
    const key = addressKey(line.email);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line.line);
    const role = roleOf(line.role, known.roles);
    const faults = [...nameFaults(line), ...addressFaults(line, { earlier, key }, known), ...roleFaults(line, role)];
    return { ...line, roleId: faults.length > 0 ? null : (role?.role.id ?? null), faults };
  });
}

/** By its name, its key or its id; where the cell is empty, the one that is taken where none is given. */
function roleOf(cell: string, roles: readonly KnownRole[]): KnownRole | undefined {
  if (cell === '') return roles.find(({ role }) => role.isDefault);
  const typed = cell.toLowerCase();
  return roles.find(({ role: { id, key, name } }) => [id, key, name.toLowerCase()].includes(typed));
}

const nameFaults = ({ name }: FileLine): Fault[] => {
  if (newInvitation.shape.name.safeParse(name).success) return [];
  return [{ path: 'name', code: name === '' ? 'required' : 'invalid-field' }];
};

function addressFaults(
  { email }: FileLine,
  { earlier, key }: { readonly earlier: number | undefined; readonly key: string },
  { members, invited }: Surroundings,
): Fault[] {
  const fault = (code: Fault['code'], params: Fault['params'] = { email }): Fault[] => [
    { path: 'email', code, params },
  ];
  if (!emailAddress.safeParse(email).success) return fault(email === '' ? 'required' : 'email-invalid');
  if (earlier !== undefined) return fault('listed-twice', { email, line: earlier });
  if (members.has(key)) return fault('already-member');
  return invited.has(key) ? fault('already-invited') : [];
}

function roleFaults({ role: cell }: FileLine, role: KnownRole | undefined): Fault[] {
  if (role === undefined)
    return [{ path: 'role', code: cell === '' ? 'required' : 'unknown-role', params: { role: cell } }];
  return role.mayBeGiven ? [] : [{ path: 'role', code: 'cannot-grant' }];
}

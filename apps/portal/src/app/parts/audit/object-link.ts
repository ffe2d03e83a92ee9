import type { AuditEvent } from '@countersign/contracts';
import type { Access } from '../../core/session/access';

type About = Pick<AuditEvent, 'action' | 'object' | 'enterpriseId'>;
type May = Pick<Access, 'everywhere' | 'may'>;

/** The page of what a record is about, where it has one that this person may read. What was deleted has none. */
export function linkOfObject({ action, object, enterpriseId }: About, access: May): string | null {
  const { id, type } = object;
  if (id === null || action.endsWith('.deleted') || action === 'member.removed') return null;
  const tab = (name: string, mayRead: boolean) =>
    enterpriseId !== null && mayRead ? `/enterprises/${enterpriseId}/${name}` : null;
  const here = enterpriseId ?? undefined;
  switch (type) {
    case 'request':
      return access.may('requests:read', here) ? `/requests/${id}` : null;
    case 'enterprise':
      return tab('overview', access.may('enterprises:read', here));
    case 'person':
      return access.everywhere('users:read') ? `/users/${id}` : null;
    case 'member':
      return tab('members', access.may('users:read', here));
    case 'invitation':
      return tab('invitations', access.may('users:read', here));
    case 'role':
      if (enterpriseId !== null) return tab('roles', access.may('roles:read', here));
      return access.everywhere('roles:read') ? '/access/roles' : null;
    default:
      return null;
  }
}

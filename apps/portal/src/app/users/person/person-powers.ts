import type { User } from '@countersign/contracts';
import type { Access } from '../../core/session/access';
import { mayHere } from '../../parts/roles/granting';

export interface Powers {
  /** Who runs the installation is changed by few. */
  readonly isOfOperators: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly changeRole: boolean;
  readonly resend: boolean;
  /** Their roles in enterprises, and that they belong there at all. */
  readonly editMember: boolean;
  readonly removeMember: boolean;
}

/** What may be done about a person. Operators are in the hands of who may manage operators. */
export function powersOver({ kind, role, status }: User, access: Access): Powers {
  const isOperator = kind === 'operator';
  const may = (permission: 'users:edit' | 'users:delete') =>
    isOperator ? mayHere(access, permission, null) : access.everywhere(permission);
  return {
    isOfOperators: isOperator,
    edit: may('users:edit'),
    delete: may('users:delete'),
    changeRole: isOperator && role !== null && may('users:edit'),
    resend: isOperator && status === 'invited' && may('users:edit'),
    editMember: access.everywhere('users:edit'),
    removeMember: access.everywhere('users:delete'),
  };
}

import type { Permission } from '@countersign/contracts';
import type { Identity } from './caller';

/** Which rows: of `whole` enterprises all, of `own` ones those of one person. */
export interface Limit {
  readonly whole: readonly string[];
  readonly own: readonly string[];
  readonly personId: string | null;
}

/** The rows that a query may touch. It comes from a caller's permission or a stated reason: the private field keeps look-alikes out. */
export class Scope {
  private constructor(private readonly rows: 'all' | Limit) {}

  static of(caller: Identity, permission: Permission): Scope {
    if (caller.everywhere.includes(permission)) return new Scope('all');
    const held = [...caller.within].filter(([, { permissions }]) => permissions.includes(permission));
    const named = (ownOnly: boolean) => held.filter(([, one]) => one.ownOnly === ownOnly).map(([id]) => id);
    return new Scope({ whole: named(false), own: named(true), personId: caller.personId });
  }

  /** For jobs and the application's own work, where no caller stands behind. The reason is for the reader. */
  static everything(_reason: string): Scope {
    return new Scope('all');
  }

  get limit(): 'all' | Limit {
    return this.rows;
  }

  /** Whether a row of this enterprise, with this owner, is inside. What belongs to no enterprise is its owner's and the operators'. */
  covers(enterpriseId: string | null, ownerId: string | null = null): boolean {
    if (this.rows === 'all') return true;
    const { whole, own, personId } = this.rows;
    const isTheirs = personId !== null && ownerId === personId;
    if (enterpriseId === null) return isTheirs;
    return whole.includes(enterpriseId) || (own.includes(enterpriseId) && isTheirs);
  }

  /** Whether anything of this enterprise may be seen at all: for rows that nobody owns, such as the enterprise itself. */
  reaches(enterpriseId: string): boolean {
    return this.rows === 'all' || this.rows.whole.includes(enterpriseId) || this.rows.own.includes(enterpriseId);
  }
}

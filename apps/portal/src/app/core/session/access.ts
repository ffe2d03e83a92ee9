import { computed, inject, Injectable } from '@angular/core';
import type { Permission } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { sessionFeature } from './session.state';

/** What the signed-in person may do. The server decides; this only spares them buttons that would be refused. */
@Injectable({ providedIn: 'root' })
export class Access {
  readonly session = inject(Store).selectSignal(sessionFeature.selectSession);
  readonly isOperator = computed(() => this.session()?.user.kind === 'operator');

  /** About all enterprises: a permission inside one of them is not enough. */
  everywhere(permission: Permission): boolean {
    return this.session()?.permissions.includes(permission) === true;
  }

  /** In one enterprise, or (without one named) anywhere at all. */
  may(permission: Permission, enterpriseId?: string): boolean {
    const session = this.session();
    if (session === null) return false;
    if (this.everywhere(permission)) return true;
    return session.enterprises
      .filter(({ id }) => enterpriseId === undefined || id === enterpriseId)
      .some(({ permissions }) => permissions.includes(permission));
  }
}

import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type NewRole, type PutRole, type Role, role } from '@countersign/contracts';
import { map, type Observable } from 'rxjs';
import { once } from '../core/http/once';
import { ofResource } from '../core/http/resource-version';
import { rolesAddress } from '../parts/roles/role-question';

export const roleAddress = (id: string) => `${rolesAddress}/${id}`;
const read = map((answer: unknown) => role.parse(answer));

/** Roles over HTTP. A change names the version it was made from, so that nobody's work is written over. */
@Injectable({ providedIn: 'root' })
export class RolesApi {
  private readonly http = inject(HttpClient);

  create(wanted: NewRole, key: string): Observable<Role> {
    return this.http.post(rolesAddress, wanted, { headers: once(key) }).pipe(read);
  }

  read(id: string): Observable<Role> {
    return this.http.get(roleAddress(id), { context: ofResource(roleAddress(id)) }).pipe(read);
  }

  change(id: string, wanted: PutRole): Observable<Role> {
    return this.http.put(roleAddress(id), wanted, { context: ofResource(roleAddress(id)) }).pipe(read);
  }

  delete(id: string): Observable<unknown> {
    return this.http.delete(roleAddress(id), { context: ofResource(roleAddress(id)) });
  }
}

import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type User, user, type UserPatch } from '@countersign/contracts';
import { map, type Observable } from 'rxjs';
import { ofResource } from '../core/http/resource-version';

export const usersAddress = '/api/v1/users';
export const userAddress = (id: string) => `${usersAddress}/${id}`;
const read = map((answer: unknown) => user.parse(answer));

/** People over HTTP, as operators see them. A change names the version it was made from. */
@Injectable({ providedIn: 'root' })
export class UsersApi {
  private readonly http = inject(HttpClient);

  resend(id: string): Observable<User> {
    return this.http.post(`${userAddress(id)}/resend`, {}).pipe(read);
  }

  read(id: string): Observable<User> {
    return this.http.get(userAddress(id), { context: ofResource(userAddress(id)) }).pipe(read);
  }

  change(id: string, patch: UserPatch): Observable<User> {
    return this.http.patch(userAddress(id), patch, { context: ofResource(userAddress(id)) }).pipe(read);
  }

  signOut(id: string): Observable<unknown> {
    return this.http.delete(`${userAddress(id)}/sessions`);
  }

  removeFactor(id: string): Observable<unknown> {
    return this.http.delete(`${userAddress(id)}/totp`);
  }

  delete(id: string): Observable<unknown> {
    return this.http.delete(userAddress(id), { context: ofResource(userAddress(id)) });
  }
}

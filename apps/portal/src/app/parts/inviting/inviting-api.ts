import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { invitation, type Invitation, type NewInvitation, type NewUser, user, type User } from '@countersign/contracts';
import { map, type Observable } from 'rxjs';
import { once } from '../../core/http/once';

/** Both ways in over HTTP. A key of its own for each: pressed twice, it is one mail. */
@Injectable({ providedIn: 'root' })
export class InvitingApi {
  private readonly http = inject(HttpClient);

  toEnterprise(id: string, wanted: NewInvitation, key: string): Observable<Invitation> {
    return this.http
      .post(`/api/v1/enterprises/${id}/invitations`, wanted, { headers: once(key) })
      .pipe(map((answer) => invitation.parse(answer)));
  }

  toOperators(wanted: NewUser, key: string): Observable<User> {
    return this.http.post('/api/v1/users', wanted, { headers: once(key) }).pipe(map((answer) => user.parse(answer)));
  }
}

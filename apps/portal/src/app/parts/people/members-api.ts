import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type Member, member, type MemberPatch } from '@countersign/contracts';
import { map, type Observable } from 'rxjs';

export const membersAddress = (enterpriseId: string) => `/api/v1/enterprises/${enterpriseId}/members`;
const addressOf = (enterpriseId: string, userId: string) => `${membersAddress(enterpriseId)}/${userId}`;

/** Memberships over HTTP. */
@Injectable({ providedIn: 'root' })
export class MembersApi {
  private readonly http = inject(HttpClient);

  change(enterpriseId: string, userId: string, patch: MemberPatch): Observable<Member> {
    return this.http.patch(addressOf(enterpriseId, userId), patch).pipe(map((answer) => member.parse(answer)));
  }

  /** The person stays; what ends is that they belong to this enterprise. */
  remove(enterpriseId: string, userId: string): Observable<unknown> {
    return this.http.delete(addressOf(enterpriseId, userId));
  }
}

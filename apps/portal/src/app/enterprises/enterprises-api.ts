import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  certificatePage,
  type Enterprise,
  enterprise,
  type EnterprisePatch,
  type EnterpriseProfiles,
  enterpriseProfiles,
  invitationPage,
  type NewEnterprise,
  type PutRequestNotes,
  type RequestNotes,
  requestNotes,
} from '@countersign/contracts';
import { map, type Observable } from 'rxjs';
import { once } from '../core/http/once';
import { ofResource } from '../core/http/resource-version';

const base = '/api/v1/enterprises';
export const addressOf = (id: string) => `${base}/${id}`;
export const profilesAddress = (id: string) => `${addressOf(id)}/profiles`;
export const notesAddress = (id: string) => `${addressOf(id)}/notes`;
const read = map((answer: unknown) => enterprise.parse(answer));
const readNotes = map((answer: unknown) => requestNotes.parse(answer));
const readProfiles = map((answer: unknown) => enterpriseProfiles.parse(answer));

/** Enterprises over HTTP. A change names the version it was made from, so that nobody's work is written over. */
@Injectable({ providedIn: 'root' })
export class EnterprisesApi {
  private readonly http = inject(HttpClient);

  register(wanted: NewEnterprise, key: string): Observable<Enterprise> {
    return this.http.post(base, wanted, { headers: once(key) }).pipe(read);
  }

  read(id: string): Observable<Enterprise> {
    return this.http.get(addressOf(id), { context: ofResource(addressOf(id)) }).pipe(read);
  }

  change(id: string, patch: EnterprisePatch): Observable<Enterprise> {
    return this.http.patch(addressOf(id), patch, { context: ofResource(addressOf(id)) }).pipe(read);
  }

  /** Its exact name is the confirmation. */
  delete(id: string, confirm: string): Observable<unknown> {
    return this.http.delete(addressOf(id), { params: { confirm }, context: ofResource(addressOf(id)) });
  }

  saveProfiles(id: string, profileIds: string[]): Observable<EnterpriseProfiles> {
    const address = profilesAddress(id);
    return this.http.put(address, { profileIds }, { context: ofResource(address) }).pipe(readProfiles);
  }

  readNotes(id: string): Observable<RequestNotes> {
    const address = notesAddress(id);
    return this.http.get(address, { context: ofResource(address) }).pipe(readNotes);
  }

  saveNotes(id: string, notes: PutRequestNotes): Observable<RequestNotes> {
    const address = notesAddress(id);
    return this.http.put(address, notes, { context: ofResource(address) }).pipe(readNotes);
  }

  /** How many certificates of an enterprise, a deleted one included, are still trusted. */
  activeCertificates(enterpriseId: string): Observable<number> {
    return this.http
      .get('/api/v1/certificates', { params: { enterpriseId, status: 'active,suspended', size: 1 } })
      .pipe(map((answer) => certificatePage.parse(answer).total));
  }

  pendingInvitations(id: string): Observable<number> {
    return this.http
      .get(`${addressOf(id)}/invitations`, { params: { status: 'pending', size: 1 } })
      .pipe(map((answer) => invitationPage.parse(answer).total));
  }
}

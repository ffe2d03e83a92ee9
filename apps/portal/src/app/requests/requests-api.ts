import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type NewRequest, type RequestDetail, requestDetail, type StartCheck } from '@countersign/contracts';
import { map, type Observable } from 'rxjs';
import { once } from '../core/http/once';
import { ofResource } from '../core/http/resource-version';
import type { StepEdit } from './wizard/step-edit';

const base = '/api/v1/requests';
const addressOf = (id: string) => `${base}/${id}`;
export const attemptsAddress = (id: string, checkId: string) => `${addressOf(id)}/checks/${checkId}/attempts`;
const read = map((answer: unknown) => requestDetail.parse(answer));

/** Requests over HTTP. A saved step names the version it was made from, so that nobody's work is written over. */
@Injectable({ providedIn: 'root' })
export class RequestsApi {
  private readonly http = inject(HttpClient);

  create(request: NewRequest, key: string): Observable<RequestDetail> {
    return this.http.post(base, request, { headers: once(key) }).pipe(read);
  }

  read(id: string): Observable<RequestDetail> {
    return this.http.get(addressOf(id), { context: ofResource(addressOf(id)) }).pipe(read);
  }

  saveStep(id: string, { step, value }: StepEdit): Observable<RequestDetail> {
    return this.http.put(`${addressOf(id)}/${step}`, value, { context: ofResource(addressOf(id)) }).pipe(read);
  }

  startCheck(id: string, checkId: string, how: StartCheck = {}): Observable<RequestDetail> {
    return this.http.post(`${addressOf(id)}/checks/${checkId}/start`, how).pipe(read);
  }

  /** Looks now. The answer may come before the look has ended: news bring the rest. */
  lookAt(id: string, checkId: string): Observable<RequestDetail> {
    return this.http.post(`${addressOf(id)}/checks/${checkId}/verify`, {}).pipe(read);
  }

  verifyMailbox(id: string, checkId: string, token: string): Observable<RequestDetail> {
    return this.http.post(`${addressOf(id)}/checks/${checkId}/verify`, { token }).pipe(read);
  }

  /** The same key however often it is pressed: one press, one certificate. */
  generate(id: string, key: string): Observable<RequestDetail> {
    return this.http.post(`${addressOf(id)}/generate`, {}, { headers: once(key) }).pipe(read);
  }

  delete(id: string): Observable<unknown> {
    return this.http.delete(addressOf(id), { context: ofResource(addressOf(id)) });
  }
}

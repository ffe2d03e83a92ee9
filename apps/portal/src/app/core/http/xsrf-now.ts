import { type HttpRequest, HttpXsrfTokenExtractor } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';

const header = 'X-XSRF-TOKEN';

/** The token beside the session's cookie: another session, another token. */
@Injectable({ providedIn: 'root' })
export class XsrfNow {
  private readonly cookie = inject(HttpXsrfTokenExtractor);

  token(): string | null {
    return this.cookie.getToken();
  }

  /** A call that is sent once more after the session got a new id. */
  on(request: HttpRequest<unknown>): HttpRequest<unknown> {
    const token = this.token();
    return token !== null && request.headers.has(header) ? request.clone({ setHeaders: { [header]: token } }) : request;
  }
}

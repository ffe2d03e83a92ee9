import { HttpContext, HttpContextToken, type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { tap } from 'rxjs';

const resource = new HttpContextToken<string | null>(() => null);
const versions = new Map<string, string>();

/**
 * Says of which resource a call is a part: `PUT …/requests/1/san` changes `…/requests/1`. Its version (ETag) is remembered with
 * each answer and sent as If-Match with each change, so that nobody's change is overwritten unseen.
 */
export const ofResource = (url: string): HttpContext => new HttpContext().set(resource, url);

export const resourceVersions: HttpInterceptorFn = (request, next) => {
  const url = request.context.get(resource);
  if (url === null) return next(request);
  const version = versions.get(url);
  const asked =
    request.method === 'GET' || version === undefined
      ? request
      : request.clone({ setHeaders: { 'If-Match': version } });
  return next(asked).pipe(
    tap((event) => {
      const seen = event instanceof HttpResponse ? event.headers.get('ETag') : null;
      if (seen !== null) versions.set(url, seen);
    }),
  );
};

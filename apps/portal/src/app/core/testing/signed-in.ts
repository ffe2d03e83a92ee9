import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider, Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { provideRouter } from '@angular/router';
import { provideStore, Store } from '@ngrx/store';
import type { Session } from '@countersign/contracts';
import { resourceVersions } from '../http/resource-version';
import { SessionApi, sessionFeature } from '../session/session.state';

/** A page of somebody who is signed in, and the server that it asks. */
export function signedIn(session: Session, ...more: (Provider | EnvironmentProviders)[]): HttpTestingController {
  TestBed.configureTestingModule({
    imports: [MatIconTestingModule],
    providers: [
      provideRouter([]),
      provideHttpClient(withInterceptors([resourceVersions])),
      provideHttpClientTesting(),
      provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ...more,
    ],
  });
  TestBed.inject(Store).dispatch(SessionApi.found({ session }));
  return TestBed.inject(HttpTestingController);
}

/** Every address is this page. */
export const anyPage = (page: Type<unknown>): EnvironmentProviders => provideRouter([{ path: '**', component: page }]);

/** The server answers one call as soon as it is asked. */
export async function answered(
  server: HttpTestingController,
  url: string,
  body: object,
  options: { headers?: Record<string, string> } = {},
): Promise<void> {
  const ask = () => {
    const [asked] = server.match(url);
    asked?.flush(body, options);
    return asked !== undefined;
  };
  await expect.poll(ask, { timeout: 5000 }).toBe(true);
}

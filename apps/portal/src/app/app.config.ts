import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { MAT_DIALOG_DEFAULT_OPTIONS } from '@angular/material/dialog';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS } from '@angular/material/form-field';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import { provideRouter, TitleStrategy, withComponentInputBinding, withNavigationErrorHandler } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideStore } from '@ngrx/store';
import { provideStoreDevtools } from '@ngrx/store-devtools';
import sprite from '../icons.svg' with { loader: 'file' };
import { routes } from './app.routes';
import { stepUps } from './core/factor/step-up';
import { movedOn } from './core/http/moved-on';
import { reachability } from './core/http/reachability';
import { resourceVersions } from './core/http/resource-version';
import { lostSession } from './core/session/lost-session';
import * as sessionEffects from './core/session/session.effects';
import { sessionFeature } from './core/session/session.state';
import { sessionKnown } from './core/session/session-known';
import { PageTitle } from './core/shell/page-title';
import { dialogLook } from './core/shell/dialog-look';

declare const ngDevMode: unknown; // set by Angular's builder; false in production, so the devtools are dropped

/** One hashed file of icons. A full address: without <base> a relative one breaks on deep pages. */
function registerIcons(): void {
  const address = inject(DomSanitizer).bypassSecurityTrustResourceUrl(new URL(sprite, import.meta.url).href);
  inject(MatIconRegistry).addSvgIconSet(address);
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([reachability, lostSession, stepUps, resourceVersions])),
    provideAppInitializer(registerIcons),
    provideAppInitializer(sessionKnown),
    { provide: APP_BASE_HREF, useValue: '/' }, // no <base> element: the security policy forbids it
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: MAT_FORM_FIELD_DEFAULT_OPTIONS, useValue: { appearance: 'outline', subscriptSizing: 'dynamic' } },
    { provide: MAT_DIALOG_DEFAULT_OPTIONS, useValue: dialogLook },
    provideRouter(routes, withComponentInputBinding(), withNavigationErrorHandler(movedOn)),
    provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
    provideEffects(sessionEffects),
    ...(typeof ngDevMode !== 'undefined' && ngDevMode ? [provideStoreDevtools({ maxAge: 50 })] : []),
  ],
};

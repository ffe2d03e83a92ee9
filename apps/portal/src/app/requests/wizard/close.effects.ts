import { DOCUMENT } from '@angular/common';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, concatMap, distinctUntilChanged, exhaustMap, filter, map, of, tap } from 'rxjs';
import { newOnceKey } from '../../core/http/once';
import { problemOf } from '../../core/problem';
import { downloadAddress } from '../../parts/certificate/download-address';
import { RequestsApi } from '../requests-api';
import { isHeld } from './step-edit';
import { RequestAnswers, WizardPage } from './wizard.actions';
import { wizard } from './wizard.state';

/** Asks for the certificate. A second press while the first one runs asks for nothing; the key makes a repeated call harmless. */
export const generate = createEffect(
  (actions = inject(Actions), api = inject(RequestsApi), store = inject(Store)) =>
    actions.pipe(
      ofType(WizardPage.generatePressed),
      exhaustMap(({ id, edit }) => {
        const request = store.selectSignal(wizard.selectRequest)();
        const unsaved = edit !== null && !(request && isHeld(request, edit));
        const ready = unsaved ? api.saveStep(id, edit).pipe(map(() => id)) : of(id);
        return ready.pipe(
          concatMap(() => api.generate(id, newOnceKey())),
          map((issued) => RequestAnswers.generated({ request: issued })),
          catchError((error: unknown) => of(RequestAnswers.notGenerated({ id, problem: problemOf(error) }))),
        );
      }),
    ),
  { functional: true },
);

/** Nothing was issued and nothing is lost: the board shows what stands in the way. */
export const showWhatFailed = createEffect(
  (actions = inject(Actions), api = inject(RequestsApi), router = inject(Router)) =>
    actions.pipe(
      ofType(RequestAnswers.notGenerated),
      concatMap(({ id }) =>
        api.read(id).pipe(
          tap((request) => {
            const board = request.steps.some((step) => step.id === 'verification');
            if (board) void router.navigate(['/requests', id, 'edit', 'verification']);
          }),
          map((request) => RequestAnswers.read({ request })),
          catchError((error: unknown) => of(RequestAnswers.notRead({ problem: problemOf(error) }))),
        ),
      ),
    ),
  { functional: true },
);

/** The certificate that was asked for here comes by itself. */
export const download = createEffect(
  (store = inject(Store), page = inject(DOCUMENT)) =>
    store.select(wizard.selectWizardState).pipe(
      map(({ close, request }) => (close === 'generated' ? (request?.certificateId ?? null) : null)),
      distinctUntilChanged(),
      filter((id) => id !== null),
      tap((id) => {
        const link = page.createElement('a');
        link.href = downloadAddress(id, 'pem');
        link.download = '';
        link.click();
      }),
    ),
  { functional: true, dispatch: false },
);

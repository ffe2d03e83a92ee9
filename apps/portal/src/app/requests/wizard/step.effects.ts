import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, concatMap, filter, map, of, switchMap, tap } from 'rxjs';
import { problemOf } from '../../core/problem';
import { RequestsApi } from '../requests-api';
import { typedKey } from './step-input';
import { StepSaving } from './step-saving';
import { RequestAnswers, RequestNews, WizardPage } from './wizard.actions';
import { wizard } from './wizard.state';

/** Reads the request when its page opens and whenever news came that say more than they hold. */
export const readRequest = createEffect(
  (actions = inject(Actions), api = inject(RequestsApi)) =>
    actions.pipe(
      ofType(WizardPage.opened, WizardPage.shownAgain, RequestNews.requestChanged, RequestNews.missed),
      switchMap(({ id }) =>
        api.read(id).pipe(
          map((request) => RequestAnswers.read({ request })),
          catchError((error: unknown) => of(RequestAnswers.notRead({ problem: problemOf(error) }))),
        ),
      ),
    ),
  { functional: true },
);

/** Saves steps one after the other, each against the version that the one before it left. */
export const saveStep = createEffect(
  (actions = inject(Actions), saving = inject(StepSaving)) =>
    actions.pipe(
      ofType(WizardPage.stepEdited, WizardPage.stepLeft),
      map((left) => saving.ask({ id: left.id, edit: left.edit, to: 'to' in left ? left.to : null })),
      concatMap((asked) => saving.save(asked)),
    ),
  { functional: true },
);

/** The next step opens once the server has taken this one. */
export const goOn = createEffect(
  (actions = inject(Actions), router = inject(Router), store = inject(Store)) =>
    actions.pipe(
      ofType(RequestAnswers.stepSaved, RequestAnswers.stepAlreadyHeld),
      filter(({ to }) => to !== null),
      tap(({ to }) => {
        const id = store.selectSignal(wizard.selectRequest)()?.id;
        if (id) void router.navigate(['/requests', id, 'edit', to]);
      }),
    ),
  { functional: true, dispatch: false },
);

/** The step may be left before its form hears of the answer: what was saved is not kept as typed. */
export const forgetSaved = createEffect(
  (actions = inject(Actions)) =>
    actions.pipe(
      ofType(RequestAnswers.stepSaved),
      tap(({ request, typed }) => {
        sessionStorage.removeItem(typedKey(request.id, typed.step));
      }),
    ),
  { functional: true, dispatch: false },
);

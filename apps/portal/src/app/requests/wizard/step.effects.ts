import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { MatDialog } from '@angular/material/dialog';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store, type Action } from '@ngrx/store';
import { catchError, concatMap, exhaustMap, filter, map, type Observable, of, switchMap, take, tap } from 'rxjs';
import type { StepId } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { RequestsApi } from '../requests-api';
import { ConflictDialog, type Conflict, type Settlement } from './dialogs/conflict.dialog';
import { contested, merged } from './merge';
import { heldOf, isHeld, type StepEdit } from './step-edit';
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
  (actions = inject(Actions), api = inject(RequestsApi), store = inject(Store)) =>
    actions.pipe(
      ofType(WizardPage.stepEdited, WizardPage.stepLeft, WizardPage.conflictSettled),
      concatMap((left) => {
        const { id, edit } = left;
        const to = 'to' in left ? left.to : null;
        if (edit === null) return of(RequestAnswers.stepAlreadyHeld({ to }));
        const typed = 'typed' in left ? ({ ...edit, value: left.typed } as StepEdit) : edit;
        return store.select(wizard.selectRequest).pipe(
          take(1),
          concatMap((request) =>
            request && isHeld(request, edit)
              ? of(RequestAnswers.stepAlreadyHeld({ to }))
              : saved(api, { id, edit, typed, to, base: request ? heldOf(request, edit.step) : edit.value }),
          ),
        );
      }),
    ),
  { functional: true },
);

interface Saving {
  readonly id: string;
  readonly edit: StepEdit;
  readonly typed: StepEdit;
  readonly to: StepId | null;
  /** What the server held when the change was made. */
  readonly base: StepEdit['value'];
}
const saved = (api: RequestsApi, { id, edit, typed, to, base }: Saving): Observable<Action> =>
  api.saveStep(id, edit).pipe(
    map((request) => RequestAnswers.stepSaved({ request, typed, to, at: new Date().toISOString() })),
    catchError((error: unknown) => {
      const problem = problemOf(error);
      if (problem.code !== 'changed-meanwhile') return of(RequestAnswers.stepRefused({ edit, problem }));
      return api.read(id).pipe(
        map((theirs) => RequestAnswers.changedMeanwhile({ edit, base, theirs, to })),
        catchError((again: unknown) => of(RequestAnswers.stepRefused({ edit, problem: problemOf(again) }))),
      );
    }),
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

/** Another window saved this step: what does not clash is kept from both, what clashes is for the person to choose. */
export const settleConflict = createEffect(
  (actions = inject(Actions), dialog = inject(MatDialog)) =>
    actions.pipe(
      ofType(RequestAnswers.changedMeanwhile),
      exhaustMap(({ edit, base, theirs, to }) => {
        const there = heldOf(theirs, edit.step);
        const typed = merged(base, edit.value, there) as StepEdit['value'];
        const clashes = contested(base, edit.value, there);
        const settled = (value: Settlement) =>
          WizardPage.conflictSettled({
            id: theirs.id,
            edit: { ...edit, value: { ...typed, ...value } } as StepEdit,
            typed,
            to,
          });
        if (clashes.length === 0) return of(settled({}));
        return dialog
          .open<ConflictDialog, Conflict, Settlement>(ConflictDialog, { data: { step: edit.step, clashes } })
          .afterClosed()
          .pipe(map((chosen) => (chosen ? settled(chosen) : WizardPage.conflictPutOff())));
      }),
    ),
  { functional: true },
);

import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { RequestDetail, StepId } from '@countersign/contracts';
import { type Action, Store } from '@ngrx/store';
import { catchError, concat, defer, map, mergeMap, type Observable, of, tap } from 'rxjs';
import { problemOf } from '../../core/problem';
import { RequestsApi } from '../requests-api';
import { ConflictDialog, type Conflict, type Settlement } from './dialogs/conflict.dialog';
import { contested, merged } from './merge';
import { heldOf, isHeld, type StepEdit } from './step-edit';
import { RequestAnswers, WizardPage } from './wizard.actions';
import { wizard } from './wizard.state';

interface Asked {
  readonly id: string;
  readonly edit: StepEdit | null;
  /** The step that the person is on the way to. */
  readonly to: StepId | null;
}
interface Numbered extends Asked {
  readonly number: number;
}
interface Sent extends Asked {
  readonly edit: StepEdit;
  /** What stood in the form, where what is sent differs from it. */
  readonly typed: StepEdit;
  /** What the server held when the change was made. */
  readonly base: StepEdit['value'];
}

/** One save of a step, with all that may come of it: taken, refused, or changed meanwhile in another window. */
@Injectable({ providedIn: 'root' })
export class StepSaving {
  private readonly api = inject(RequestsApi);
  private readonly dialog = inject(MatDialog);
  private readonly request = inject(Store).selectSignal(wizard.selectRequest);
  private asked = 0;
  /** What was asked before a conflict was settled has its answer with it. */
  private settled = { upTo: 0, goOn: true };

  ask(asked: Asked): Numbered {
    return { ...asked, number: ++this.asked };
  }

  save({ id, edit, to, number }: Numbered): Observable<Action> {
    return defer(() => {
      const request = this.request();
      if (number <= this.settled.upTo) return held(this.settled.goOn ? to : null);
      if (edit === null || (request && isHeld(request, edit))) return held(to);
      return this.send({ id, edit, to, typed: edit, base: request ? heldOf(request, edit.step) : edit.value });
    });
  }

  private send(sent: Sent): Observable<Action> {
    const { id, edit, typed, to } = sent;
    return this.api.saveStep(id, edit).pipe(
      map((request): Action => RequestAnswers.stepSaved({ request, typed, to, at: new Date().toISOString() })),
      catchError((error: unknown) => {
        const problem = problemOf(error);
        return problem.code === 'changed-meanwhile'
          ? this.meet(sent)
          : of(RequestAnswers.stepRefused({ edit, problem }));
      }),
    );
  }

  private meet(sent: Sent): Observable<Action> {
    return this.api.read(sent.id).pipe(
      mergeMap((theirs) => concat(of(RequestAnswers.changedMeanwhile({ theirs })), this.settle(sent, theirs))),
      catchError((error: unknown) => of(RequestAnswers.stepRefused({ edit: sent.edit, problem: problemOf(error) }))),
    );
  }

  /** What does not clash is kept from both, what clashes is for the person to choose. */
  private settle({ id, edit, base, to }: Sent, theirs: RequestDetail): Observable<Action> {
    const there = heldOf(theirs, edit.step);
    const typed = { ...edit, value: merged(base, edit.value, there) } as StepEdit;
    const clashes = contested(base, edit.value, there);
    const again = (chosen: Settlement) =>
      this.send({ id, edit: { ...typed, value: { ...typed.value, ...chosen } } as StepEdit, typed, to, base: there });
    if (clashes.length === 0) {
      this.settled = { upTo: this.asked, goOn: true };
      return again({});
    }
    return this.dialog
      .open<ConflictDialog, Conflict, Settlement>(ConflictDialog, { data: { step: edit.step, clashes } })
      .afterClosed()
      .pipe(
        tap((chosen) => {
          this.settled = { upTo: this.asked, goOn: chosen !== undefined };
        }),
        mergeMap((chosen): Observable<Action> => (chosen ? again(chosen) : of(WizardPage.conflictPutOff()))),
      );
  }
}

const held = (to: StepId | null): Observable<Action> => of(RequestAnswers.stepAlreadyHeld({ to }));

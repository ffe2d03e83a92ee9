import type { Check, Problem, RequestDetail } from '@countersign/contracts';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { type StepEdit } from './step-edit';
import { Board, RequestAnswers, RequestNews, WizardPage } from './wizard.actions';

export interface RefusedStep {
  readonly edit: StepEdit;
  readonly problem: Problem;
}
/** A call that is on its way for one check, or what came of it. */
export interface CheckCall {
  readonly doing: 'starting' | 'verifying' | null;
  readonly problem: Problem | null;
}
export type Close = 'open' | 'running' | 'generated';

export interface WizardState {
  /** The server's truth. Nothing that is only typed stands here. */
  readonly request: RequestDetail | null;
  readonly unread: Problem | null;
  readonly saving: number;
  readonly savedAt: string | null;
  /** What was typed when the server last took a step: the forms take its answer in place of exactly that. */
  readonly lastSaved: StepEdit | null;
  readonly refused: RefusedStep | null;
  readonly calls: Readonly<Record<string, CheckCall>>;
  readonly close: Close;
  readonly notGenerated: Problem | null;
}

const initial: WizardState = {
  request: null,
  unread: null,
  saving: 0,
  savedAt: null,
  lastSaved: null,
  refused: null,
  calls: {},
  close: 'open',
  notGenerated: null,
};

const withCheck = (request: RequestDetail, changed: Check): RequestDetail => ({
  ...request,
  checks: request.checks.map((check) => (check.id === changed.id ? changed : check)),
});
const calling = (state: WizardState, checkId: string, call: CheckCall): WizardState => ({
  ...state,
  calls: { ...state.calls, [checkId]: call },
});
/** The certificate is there at last: told only where it was asked for. */
const closeWith = (state: WizardState, request: RequestDetail): Close =>
  state.close === 'running' && request.status === 'issued' ? 'generated' : state.close;
const taken = (state: WizardState, request: RequestDetail): WizardState => ({
  ...state,
  request,
  unread: null,
  close: closeWith(state, request),
});
const settled = (state: WizardState): WizardState => ({ ...state, saving: Math.max(0, state.saving - 1) });

export const wizard = createFeature({
  name: 'wizard',
  reducer: createReducer(
    initial,
    on(WizardPage.opened, (state, { id }) => (state.request?.id === id ? state : initial)),
    on(WizardPage.closed, () => initial),
    on(RequestAnswers.read, (state, { request }) => taken(state, request)),
    on(RequestAnswers.notRead, (state, { problem }) => ({ ...state, unread: problem })),

    on(WizardPage.stepEdited, (state) => ({ ...state, saving: state.saving + 1 })),
    on(WizardPage.stepLeft, (state, { edit }) => (edit ? { ...state, saving: state.saving + 1 } : state)),
    on(RequestAnswers.stepSaved, (state, { request, typed, at }) => ({
      ...settled(taken(state, request)),
      savedAt: at,
      lastSaved: typed,
      refused: null,
    })),
    on(RequestAnswers.stepAlreadyHeld, (state) => ({ ...settled(state), refused: null })),
    on(RequestAnswers.stepRefused, (state, { edit, problem }) => ({ ...settled(state), refused: { edit, problem } })),
    on(RequestAnswers.changedMeanwhile, (state, { theirs }) => taken(state, theirs)),
    on(WizardPage.conflictPutOff, (state) => settled(state)),

    on(Board.tokenDialogOpened, (state, { checkId }) => calling(state, checkId, { doing: null, problem: null })),
    on(Board.tokenAskedFor, Board.methodChosen, (state, { checkId }) =>
      calling(state, checkId, { doing: 'starting', problem: null }),
    ),
    on(Board.tokenTyped, Board.lookAskedFor, (state, { checkId }) =>
      calling(state, checkId, { doing: 'verifying', problem: null }),
    ),
    on(RequestAnswers.checkAnswered, (state, { request, checkId }) =>
      calling(taken(state, request), checkId, { doing: null, problem: null }),
    ),
    on(RequestAnswers.checkRefused, (state, { checkId, problem }) => calling(state, checkId, { doing: null, problem })),

    on(WizardPage.generatePressed, (state) => ({ ...state, close: 'running' as const, notGenerated: null })),
    on(RequestAnswers.generated, (state, { request }) => taken(state, request)),
    on(RequestAnswers.notGenerated, (state, { problem }) => ({
      ...state,
      close: 'open' as const,
      notGenerated: problem,
    })),

    on(RequestNews.checkChanged, (state, { id, check }) =>
      state.request?.id === id ? { ...state, request: withCheck(state.request, check) } : state,
    ),
    on(RequestNews.requestChanged, (state, { id, status, waitsFor }) =>
      state.request?.id === id ? { ...state, request: { ...state.request, status, waitsFor } } : state,
    ),
  ),
  extraSelectors: ({ selectRequest, selectCalls }) => ({
    selectCheck: (id: string) =>
      createSelector(selectRequest, (request) => request?.checks.find((one) => one.id === id)),
    selectCall: (id: string) => createSelector(selectCalls, (calls): CheckCall => calls[id] ?? idle),
  }),
});
const idle: CheckCall = { doing: null, problem: null };
